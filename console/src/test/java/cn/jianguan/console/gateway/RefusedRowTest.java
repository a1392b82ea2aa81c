package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRowTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] HEADER = "单号;日期\r\n".getBytes(GB18030);

  @TempDir private Path folder;

  @Test
  void row_isReadAndWrittenAsItsFileIs() throws Exception {
    RefusedRow row = row("a.csv:7", HEADER, "'1;''甲';三月".getBytes(GB18030));
    Map<String, String> values = new LinkedHashMap<>(row.values());
    assertThat(values).containsExactly(Map.entry("单号", "1;'甲"), Map.entry("日期", "三月"));

    values.put("日期", "2024-03-08");
    row.write(values, folder);

    assertThat(Files.readString(folder.resolve("a.csv"), GB18030))
        .isEqualTo("单号;日期\r\n'1;''甲';'2024-03-08'\n");
  }

  @Test
  void unmendedRow_isSentByteForByte() throws Exception {
    byte[] bytes = "1;\r\n".getBytes(GB18030);
    row("a.csv.gz:7", HEADER, bytes).write(folder);

    assertThat(Files.readAllBytes(folder.resolve("a.csv"))).endsWith(bytes);
  }

  @Test
  void rowWhoseColumnsCannotBeTold_isMendedWhole() throws Exception {
    RefusedRow row = row("a.csv:7", HEADER, "1;2;3".getBytes(GB18030));
    assertThat(row.values()).containsExactly(Map.entry(RefusedRow.WHOLE, "1;2;3"));

    row.write(Map.of(RefusedRow.WHOLE, "1;2024-03-08"), folder);

    assertThat(Files.readString(folder.resolve("a.csv"), GB18030)).endsWith("\r\n1;2024-03-08\n");
  }

  @Test
  void jsonLine_isMendedWhole() throws Exception {
    byte[] line = "{\"单号\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(row("b.jsonl:3", new byte[0], line).values())
        .containsExactly(Map.entry(RefusedRow.WHOLE, "{\"单号\":1}"));
  }

  @Test
  void whatCannotBeReadAgain_saysWhatToDoInstead() throws Exception {
    assertThatThrownBy(() -> row("a.csv:7", HEADER, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("import again");
    assertThatThrownBy(() -> row("a.csv:7", new byte[0], new byte[] {'1'}))
        .hasMessageContaining("a.csv:7");
    assertThatThrownBy(() -> row("other:7", HEADER, new byte[] {'1'}))
        .hasMessageContaining("no mapping");
    RefusedRow row = row("a.csv:7", HEADER, "1;2".getBytes(GB18030));
    assertThatThrownBy(() -> row.write(Map.of("单号", "\ud800", "日期", ""), folder))
        .hasMessageContaining("GB18030");
  }

  private RefusedRow row(String origin, byte[] header, byte[] original) throws IOException {
    return RefusedRow.of(source(), origin, header, original);
  }

  private Source source() throws IOException {
    Path mapping = Files.createDirectories(folder.resolve("mapping"));
    Files.writeString(
        mapping.resolve("source.yaml"),
        "cdSource: s\nname: {zh: 源, en: source}\nedition: 2024-01-01\n");
    String acts =
        """
        acts:
          - kind: COMPLAINT
            id: "{单号}"
            known: {from: "{日期}", date: iso}
            fields:
              occurredAt: {from: "{日期}", date: iso}
              Complaint.orderId: "{单号}"
        """;
    Files.writeString(
        mapping.resolve("a.yaml"),
        "files: \"a*.csv\"\ncharset: GB18030\ndelimiter: \";\"\nquote: \"'\"\n" + acts);
    Files.writeString(mapping.resolve("b.yaml"), "files: \"b*.jsonl\"\nformat: jsonl\n" + acts);
    return Source.load(mapping);
  }
}
