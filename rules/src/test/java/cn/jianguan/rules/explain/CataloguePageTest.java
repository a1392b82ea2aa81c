package cn.jianguan.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CataloguePageTest {
  @Test
  void page_isWhatThePacksSay() throws IOException {
    Path page = Path.of("CATALOGUE.md");
    String fresh = CataloguePage.of(PackLibrary.read(Path.of("packs")));
    Path written = Path.of("target", "CATALOGUE.md");
    Files.writeString(written, fresh);
    assertThat(Files.readString(page))
        .as("stale: copy rules/target/CATALOGUE.md over rules/CATALOGUE.md")
        .isEqualTo(fresh);
  }
}
