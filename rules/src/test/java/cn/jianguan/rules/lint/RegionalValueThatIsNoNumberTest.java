package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a decision table that mean something else than they say, one at a time and together. */
class RegionalValueThatIsNoNumberTest {
  private static final Pack ALL =
      Pack.read(Path.of("src/test/resources/cases/regional-value-that-is-no-number/SC-92"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warn,330000,30d,,,,",
        "warn,340000,５,,,,",
        "warn,350000,NaN,,,,",
        "warn,360000,\"1,000\",,,,",
        "warn,370000,4次,,,,",
        "warn,420000,1e400,,,,",
        "warn,430000,-Infinity,,,,",
        "warn,430000,0x1p3,,,,",
        "warn,430000,+5,,,,",
        "warn,430000,.5,,,,",
        "warn,430000,05,,,,",
        "warn,430000,5%,,,,",
        "warn,430000,１.5,,,,",
        "warn,430000,1234567890123456,,,,",
        "warn,430000,0.1234567890123456,,,,"
      })
  void value_thatIsNoPlainDecimal_isRefusedWithItsLine(String row) {
    assertThat(check("3", row))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo("SC-92/parameters.csv:5 [value]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"32010", "全国", "32", "000000", "329999", "３２００００", "3201002", "-"})
  void region_thatIsNone_isRefusedWithItsLine(String region) {
    assertThat(check("3", "warn," + region + ",4,,,,"))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo("SC-92/parameters.csv:5 [region]");
  }

  /** 84 is no province of the standard and 71 one without divisions: sources give their own. */
  @ParameterizedTest
  @ValueSource(strings = {"330000", "330100", "330106", "840101", "710100"})
  void region_ofSixDigits_isRead(String region) {
    assertThat(check("3", "warn," + region + ",4,,,,")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "0", "0.5", "123456789012345", "50000000.25"})
  void value_thatIsAPlainDecimal_isRead(String value) {
    assertThat(check("3", "warn,410000," + value + ",,,,")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30d     | parameters.csv:2 [value]
          ３       | parameters.csv:2 [value]
          NaN     | parameters.csv:2 [value]
          1e400   | parameters.csv:2 [value]
          三次    | logic.drl:3:60
          """)
  void defaultValue_thatRulesCannotReadAsNumber_isRefused(String value, String where) {
    assertThat(check(value, "")).extracting(Finding::where).contains("SC-92/" + where);
  }

  @Test
  void textParameter_mayHaveAnyTexts_butNotBeReadAsNumber() {
    List<Finding> findings = check("01", "warn,330000,30d,,,,\nwarn,340000,5,,,,");
    assertThat(findings)
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo("SC-92/logic.drl:3:60");
  }

  @Test
  void dates_inTheWrongOrder_areRefusedWithTheirLine() {
    assertThat(check("3", "warn,330000,4,2025-01-02,2025-01-01,,"))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo("SC-92/parameters.csv:5 [to]");
  }

  @Test
  void allRowsAtOnce_areEachNamed_byCheckAndByWhoeverReadsTheTopic() {
    String table = "SC-92/parameters.csv:";
    List<String> where = PackLint.admit(ALL).stream().map(Finding::where).toList();
    assertThat(where)
        .containsExactlyInAnyOrder(
            table + "5 [value]",
            table + "6 [value]",
            table + "7 [value]",
            table + "8 [value]",
            table + "9 [value]",
            table + "11 [value]",
            table + "12 [region]",
            table + "13 [region]");
    String refusal =
        Admission.refusal(ALL.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "other"));
    assertThat(refusal).contains(where).contains("30d", "普通十进制", "plain decimal");
  }

  /** The model with another default of {@code warn} and one more row on line 5. */
  private static List<Finding> check(String warn, String row) {
    TreeMap<String, String> files = new TreeMap<>(ALL.files());
    files.computeIfPresent(
        Pack.PARAMETERS,
        (name, text) -> {
          List<String> lines = text.lines().toList();
          String first = lines.get(1).replace("*,3", "*," + warn);
          String second = warn.equals("3") ? lines.get(2) : "";
          return String.join("\n", lines.get(0), first, second, lines.get(3), row, "");
        });
    return PackLint.check(new Pack("SC-92", files));
  }
}
