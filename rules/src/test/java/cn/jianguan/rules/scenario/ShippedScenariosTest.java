package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of every shipped model, on the engine that runs live. */
final class ShippedScenariosTest {
  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return PackLibrary.shipped().stream().map(this::container);
  }

  @Test
  void hits_carryTheTimesOfTheirModel() {
    for (Pack pack : PackLibrary.shipped()) {
      List<StageTerm> terms = new ManifestReader().read(pack).definition().terms();
      assertThat(ShippedOutcomes.of(pack))
          .flatExtracting(ScenarioRunner.Outcome::hits)
          .allSatisfy(hit -> assertThat(hit.getTerms()).isEqualTo(terms));
    }
  }

  private DynamicContainer container(Pack pack) {
    return DynamicContainer.dynamicContainer(
        pack.id(),
        ShippedOutcomes.of(pack).stream()
            .map(
                outcome ->
                    DynamicTest.dynamicTest(
                        outcome.scenario().name(),
                        () -> assertThat(outcome.differences()).isEmpty())));
  }
}
