package cn.jianguan.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PackTest {
  private final Pack pack = PackLibrary.shipped("JD-07");

  @Test
  void published_readsBackTheSame() throws Exception {
    ModelRecord record = publish();

    assertThat(Pack.of(record)).isEqualTo(pack);
    assertThat(new ManifestReader().read(record))
        .isEqualTo(new ManifestReader().read(pack).definition());
  }

  @Test
  void tamperedFile_isRefused() {
    ModelRecord record = publish();
    record.getFiles().put(Pack.LOGIC, "rule");

    assertThatThrownBy(() -> Pack.of(record))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("内容摘要与文件不符");
  }

  @Test
  void mistake_namesFileLineAndKey() {
    assertThatThrownBy(
            () -> YamlEntry.read("X/model.yaml", "a: 1\nb:\n  c: red\n").get("b").get("d"))
        .hasMessageStartingWith("X/model.yaml:3 [b]：缺少必填项 d");
  }

  @Test
  void scalars_areTakenAsWritten() {
    YamlEntry entry = YamlEntry.read("x", "codes: [N, 01, no]");
    assertThat(entry.get("codes").texts()).containsExactly("N", "01", "no");
  }

  private ModelRecord publish() {
    return pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "publisher");
  }
}
