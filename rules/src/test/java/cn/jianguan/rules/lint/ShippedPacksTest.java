package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedPacksTest {
  static Stream<Pack> packs() {
    return PackLibrary.shipped().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void pack_hasNoFindings(Pack pack) {
    assertThat(PackLint.check(pack)).isEmpty();
  }

  @Test
  void index_listsEveryFolder() {
    List<Pack> folders = PackLibrary.read(Path.of("packs"));
    assertThat(PackLibrary.shipped()).isEqualTo(folders);
  }
}
