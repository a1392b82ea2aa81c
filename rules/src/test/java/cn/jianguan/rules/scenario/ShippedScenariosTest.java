package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of every shipped model, on the engine that runs live. */
final class ShippedScenariosTest {
  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return PackLibrary.shipped().stream().map(this::container);
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
