package cn.jianguan.console.gateway.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.RejectReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CsvRowsTest {
  private record Seen(String origin, List<String> values, RejectReason reason, byte[] original) {
    String originalText() {
      return new String(original, StandardCharsets.UTF_8);
    }
  }

  private static List<Seen> read(byte[] csv, CsvDialect dialect) throws IOException {
    List<Seen> seen = new ArrayList<>();
    try (CsvRows rows = new CsvRows("f.csv", new ByteArrayInputStream(csv), dialect)) {
      for (SourceRow row = rows.next(); row != null; row = rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < rows.header().size(); i++) {
          values.add(row.value(i));
        }
        RejectReason reason = row.problem() == null ? null : row.problem().refusal().reason();
        seen.add(new Seen(row.origin(), values, reason, row.original()));
      }
    }
    return seen;
  }

  private static List<Seen> read(String csv) throws IOException {
    return read(csv.getBytes(StandardCharsets.UTF_8), CsvDialect.DEFAULT);
  }

  static JsonNode suite(String name) throws IOException {
    try (InputStream in = CsvRowsTest.class.getResourceAsStream("/suites/" + name);
        InputStream json = new GZIPInputStream(in)) {
      return new ObjectMapper().readTree(json);
    }
  }

  @TestFactory
  List<DynamicTest> csvSpectrum_everyCase_readsAsExpected() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode test : suite("csv_spectrum.json.gz")) {
      tests.add(DynamicTest.dynamicTest(test.get("name").asText(), () -> asExpected(test)));
    }
    assertThat(tests).hasSize(11);
    return tests;
  }

  private static void asExpected(JsonNode test) throws IOException {
    byte[] csv = Base64.getDecoder().decode(test.get("csv_base64").asText());
    List<List<String>> expected = new ArrayList<>();
    for (JsonNode row : test.get("expected")) {
      List<String> values = new ArrayList<>();
      // The suite's files lost their carriage returns where its expectations kept them.
      row.forEach(value -> values.add(value.asText().replace("\r\n", "\n")));
      expected.add(values);
    }
    assertThat(read(csv, CsvDialect.DEFAULT)).extracting(Seen::values).isEqualTo(expected);
  }

  @Test
  void naughtyStrings_asFields_arriveByteForByteOrAreRefused() throws IOException {
    int refused = 0;
    int arrived = 0;
    for (JsonNode naughty : suite("naughty_strings_half_a.json.gz")) {
      byte[] bytes = Base64.getDecoder().decode(naughty.asText());
      Seen seen = read(quoted(bytes), CsvDialect.DEFAULT).get(0);
      if (isUtf8(bytes)) {
        assertThat(seen.reason()).isNull();
        assertThat(seen.values().get(1).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
        arrived++;
      } else {
        assertThat(seen.reason()).isEqualTo(RejectReason.LINE_UNREADABLE);
        refused++;
      }
    }
    assertThat(arrived).isEqualTo(306);
    assertThat(refused).isEqualTo(32);
  }

  private static byte[] quoted(byte[] field) {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    csv.writeBytes("id,name\n1,\"".getBytes(StandardCharsets.UTF_8));
    for (byte b : field) {
      csv.write(b);
      if (b == '"') {
        csv.write('"');
      }
    }
    csv.writeBytes("\"\n".getBytes(StandardCharsets.UTF_8));
    return csv.toByteArray();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Property(tries = 200)
  void anyText_quoted_arrivesUnchanged(@ForAll String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Seen seen = read(quoted(bytes), CsvDialect.DEFAULT).get(0);
    assertThat(seen.values().get(1).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
  }

  @Test
  void wrongFieldCount_refusesThatRowAlone() throws IOException {
    List<Seen> seen = read("a,b\n1\n2,3,4\n5,6\n");
    assertThat(seen)
        .extracting(Seen::reason)
        .containsExactly(RejectReason.LINE_UNREADABLE, RejectReason.LINE_UNREADABLE, null);
    assertThat(seen).extracting(Seen::originalText).containsExactly("1\n", "2,3,4\n", "5,6\n");
  }

  @Test
  void textAfterClosingQuote_refusesThatLineAndGoesOn() throws IOException {
    List<Seen> seen = read("a,b\n1,2\n\"x\"y,3\n4,5\n");
    assertThat(seen)
        .extracting(Seen::reason)
        .containsExactly(null, RejectReason.LINE_UNREADABLE, null);
    assertThat(seen.get(1).originalText()).isEqualTo("\"x\"y,3\n");
    assertThat(seen.get(2).values()).containsExactly("4", "5");
    assertThat(seen).extracting(Seen::origin).containsExactly("f.csv:2", "f.csv:3", "f.csv:4");
  }

  @Test
  void quoteThatNeverCloses_refusesItsLineOnly() throws IOException {
    List<Seen> seen = read("a,b\n\"1,2\n3,4\n5,6");
    assertThat(seen).extracting(Seen::originalText).containsExactly("\"1,2\n", "3,4\n", "5,6");
    assertThat(seen)
        .extracting(Seen::reason)
        .containsExactly(RejectReason.LINE_UNREADABLE, null, null);
  }

  @Test
  void quoteThatNeverCloses_inMegabytes_refusesItsLineOnly() throws IOException {
    String csv = "a,b\n\"1,2\n" + "3,4\n".repeat(700_000);
    List<Seen> seen = read(csv);
    assertThat(seen).hasSize(700_001);
    assertThat(seen.stream().filter(it -> it.reason() != null)).hasSize(1);
    assertThat(seen.get(700_000).origin()).isEqualTo("f.csv:700002");
  }

  @Test
  void lineBreaksInFields_countAsLines() throws IOException {
    List<Seen> seen = read("a,b\r\n1,\"x\r\ny\nz\"\r\n2,3\r\n4\r\n");
    assertThat(seen).extracting(Seen::origin).containsExactly("f.csv:2", "f.csv:5", "f.csv:6");
    assertThat(seen.get(0).values()).containsExactly("1", "x\r\ny\nz");
    assertThat(seen.get(0).originalText()).isEqualTo("1,\"x\r\ny\nz\"\r\n");
    assertThat(seen.get(2).originalText()).isEqualTo("4\r\n");
  }

  @Test
  void originals_acrossChunks_areWhatWasSent() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 40_000; i++) {
        lines.add(i % 7 == 0 ? "\"a" + end + "b\"," + i + end : "x".repeat(i % 11) + "," + i + end);
      }
      List<Seen> seen = read("a,b" + end + String.join("", lines));
      assertThat(seen).extracting(Seen::reason).containsOnlyNulls();
      for (int i = 0; i < lines.size(); i++) {
        // A row whose CRLF is cut by the edge of a chunk is shown without the line feed.
        assertThat(seen.get(i).originalText().strip()).isEqualTo(lines.get(i).strip());
      }
    }
  }

  @Test
  void otherCharsets_areReadExactly() throws IOException {
    for (String name : List.of("Big5", "GB18030", "Shift_JIS")) {
      Charset charset = Charset.forName(name);
      byte[] csv = "a|b\n功能表|1\n許蓋|2\n".getBytes(charset);
      assertThat(read(csv, new CsvDialect(charset, '|', '"')))
          .extracting(it -> it.values().get(0))
          .containsExactly(
              new String("功能表".getBytes(charset), charset),
              new String("許蓋".getBytes(charset), charset));
    }
  }

  @Test
  void sameColumnTwice_isRefusedWithItsNames() {
    assertThatThrownBy(() -> read("a,a\n1,2\n")).hasMessageContaining("same name");
  }
}
