package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.console.gateway.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  @TempDir Path folder;

  @BeforeEach
  void aSource() throws IOException {
    Files.writeString(
        folder.resolve("source.yaml"),
        "cdSource: S\nname: {zh: 源, en: source}\nedition: 2026-01-01\nzone: Asia/Taipei\n");
  }

  private void mapping(String fields) throws IOException {
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        files: "m*.csv"
        acts:
          - kind: PENALTY
            id: "{id}"
            known: {from: "{day}", date: iso}
            fields:
              occurredAt: {from: "{day}", date: iso}
        """
            + fields.indent(6));
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> Source.load(folder))
        .isInstanceOf(MappingException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void mapping_withEverything_loads() throws IOException {
    mapping("Penalty.fineFen: {from: \"{fine}\", scale: 100}");
    assertThat(Source.load(folder).cdSource()).isEqualTo("S");
  }

  @Test
  void unknownField_namesFileKeyAndFields() throws IOException {
    mapping("Penalty.fine: \"{fine}\"");
    refused("m.yaml", "acts[1].fields.Penalty.fine", "Penalty.fineFen");
  }

  @Test
  void twoBodies_areRefused() throws IOException {
    mapping("Penalty.caseNo: \"{a}\"\nInspection.planId: \"{b}\"");
    refused("m.yaml:", "kind PENALTY has the body Penalty");
  }

  @Test
  void unknownStep_namesTheSteps() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", mpa: x}");
    refused("Penalty.caseNo.mpa", "unknown key", "map");
  }

  @Test
  void unknownMap_namesTheMaps() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", map: counties}");
    refused("no map 'counties'");
  }

  @Test
  void wrongDateForm_namesTheForms() throws IOException {
    mapping("Penalty.setDate: {from: \"{a}\", date: rokk}");
    refused("Penalty.setDate.date", "minguo");
  }

  @Test
  void wrongRegex_isRefused() throws IOException {
    mapping("Penalty.caseNo: {from: \"{a}\", match: \"(\"}");
    refused("Penalty.caseNo.match", "regular expression");
  }

  @Test
  void openBrace_isRefused() throws IOException {
    mapping("Penalty.caseNo: \"{a\"");
    refused("Penalty.caseNo", "'{' without '}'");
  }

  @Test
  void ringOfVars_isRefused() throws IOException {
    mapping("Penalty.caseNo: \"{x}\"");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file) + "vars: {x: \"{y}\", y: \"{x}\"}\n");
    refused("vars.", "refers to itself");
  }

  @Test
  void missingOccurredAt_isNamed() throws IOException {
    mapping("Penalty.caseNo: \"{id}\"");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file).replace("occurredAt", "areaNumber"));
    refused("occurredAt");
  }

  @Test
  void unusedColumnIgnoredAndUsed_isRefused() throws IOException {
    mapping("Penalty.caseNo: \"{id}\"");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file) + "ignore: [day]\n");
    refused("ignore", "'day' is used");
  }

  @Test
  void missingSourceFile_isNamed() throws IOException {
    Files.delete(folder.resolve("source.yaml"));
    refused("source.yaml", "is missing");
  }

  @Test
  void referenceWithWrongDate_namesLineAndValue() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(
        folder.resolve("reference/CalendarDay.csv"), "date,working\n2026-13-01,true\n");
    refused("CalendarDay.csv:2", "CalendarDay.date", "2026-13-01");
  }

  @Test
  void referenceTwice_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(folder.resolve("reference/Region.csv"), "code,name\n1,a\n1,b\n");
    refused("Region.csv:3", "there twice");
  }

  @Test
  void referenceOfUnknownKind_namesTheKinds() throws IOException {
    Files.createDirectory(folder.resolve("reference"));
    Files.writeString(folder.resolve("reference/Regoin.csv"), "code,name\n");
    refused("Regoin.csv", "Region");
  }

  private static final String CASE = "Penalty.caseNo: ";
  private static final String FINE = "Penalty.fineFen: ";
  private static final String LAWS = "Penalty.lawCodes: ";
  private static final String DAY = "Penalty.setDate: ";

  /** A field as it is written, and what the refusal says. */
  private static Stream<Arguments> whatIsNotUnderstood() {
    return Stream.of(
        Arguments.of(FINE + "[{from: \"{a}\", scale: 100}, \"{b}\"]", "fineFen[1].scale"),
        Arguments.of(LAWS + "[{from: \"{a}\", split: x}, \"{b}\"]", "lawCodes[1].split"),
        Arguments.of(CASE + "{from: \"{a}\", scale: 100}", "caseNo.scale: "),
        Arguments.of(CASE + "{from: \"{a}\", split: x}", "caseNo.split: "),
        Arguments.of(LAWS + "{from: \"{a}\", split: x, else: y}", "lawCodes.else: "),
        Arguments.of(FINE + "{from: \"{a}\", scael: 100}", "did you mean 'scale'"),
        Arguments.of(FINE + "{from: \"{a}\", scale: hundred}", "'hundred' is no number"),
        Arguments.of(FINE + "{from: \"{a}\", scale: [1, 2]}", "scale[1]: is always there"),
        Arguments.of(FINE + "{from: \"{a}\", scale: {from: \"{u}\", map: {t: x}}}", "'x' is no"),
        Arguments.of(FINE + "twelve", "'twelve'"),
        Arguments.of(CASE + "[none, \"{a}\"]", "caseNo[1]: is always there"),
        Arguments.of(CASE + "[]", "is empty"),
        Arguments.of(CASE + "\"{}\"", "names no column"),
        Arguments.of(CASE + "{from: \"{a}\", take: $1}", "needs 'match'"),
        Arguments.of(
            CASE + "{from: \"{a}\", match: (x), take: $9}", "a group that 'match' has not"),
        Arguments.of(CASE + "{from: \"{a}\", match: (x), take: $}", "a group that 'match' has not"),
        Arguments.of(CASE + "{digest: [a], from: \"{a}\"}", "beside 'digest'"),
        Arguments.of(CASE + "{from: \"{a}\", hash: yes}", "true or false"),
        Arguments.of("Penalty.isHearing: yes", "'yes'"),
        Arguments.of("Penalty.isHearing: {from: \"{a}\", map: {x: yes}}", "'yes' is neither"),
        Arguments.of("Inspection.planId: \"{b}\"", "kind PENALTY has the body Penalty"),
        Arguments.of("occurredOn: \"{b}\"", "filled by intake"),
        Arguments.of("itemStatus: \"{b}\"", "filled by intake"),
        Arguments.of("outsideArea: \"true\"", "filled by intake"),
        Arguments.of("Penalty.fineFn: \"{b}\"", "did you mean 'Penalty.fineFen'"),
        Arguments.of(DAY + "{from: \"{a}\", time: iso, edge: end}", "a time has no edge"),
        Arguments.of(DAY + "{from: \"{a}\", time: iso, zone: Asia/Tokyo}", "a zone of its own"),
        Arguments.of(DAY + "{from: \"{a}\", time: \"yyyy-MM-dd HH:mmXXX\"}", "no day and hour"),
        Arguments.of(DAY + "{from: \"{a}\", time: \"yyyy-MM-dd hh:mm\"}", "no day and hour"),
        Arguments.of(DAY + "{from: \"{a}\", date: yyyy-mm-dd}", "it gives no day"),
        Arguments.of(DAY + "{from: \"{a}\", date: YYYY-MM-dd}", "it gives no day"));
  }

  @ParameterizedTest
  @MethodSource("whatIsNotUnderstood")
  void key_thatItsPlaceDoesNotUnderstand_isRefusedWithItsLine(String field, String said)
      throws IOException {
    mapping("Penalty.caseSource: \"{id}\"\n" + field);
    refused("m.yaml:9: acts[1].fields.", said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yy/MM/dd", "y/M/d", "yyy-MM-dd", "uu/MM/dd"})
  void twoDigitYears_areRefused(String pattern) throws IOException {
    mapping(DAY + "{from: \"{a}\", date: " + pattern + "}");
    refused("m.yaml:8: acts[1].fields.Penalty.setDate.date", "four digits: write yyyy");
    mapping(DAY + "{from: \"{a}\", time: \"" + pattern + " HH:mm\"}");
    refused("m.yaml:8: acts[1].fields.Penalty.setDate.time", "four digits: write yyyy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy/M/d", "yyyy年M月d日", "d.M.yyyy", "yyyy'year'MMdd", "yyyyMMdd"})
  void patternOfDays_loads(String pattern) throws IOException {
    mapping(DAY + "{from: \"{a}\", date: \"" + pattern + "\"}");
    assertThat(Source.load(folder).cdSource()).isEqualTo("S");
  }

  private static Arguments mistake(String text, String instead, String place, String said) {
    return Arguments.of(text, instead, place, said);
  }

  private static Stream<Arguments> mappingsThatCannotWork() {
    return Stream.of(
        mistake("kind: PENALTY", "kind: PENALTI", "m.yaml:3: acts[1].kind", "mean 'PENALTY'"),
        mistake("kind: PENALTY", "kind: OBJECT", "Penalty.caseNo", "the body SupervisedObject"),
        mistake("kind: PENALTY", "kind: OTHER", "Penalty.caseNo", "has the body of none"),
        mistake("Penalty.caseNo:", "areaNumber:", "m.yaml:6: ", "needs fields of Penalty"),
        mistake("id: \"{id}\"", "id: id", "m.yaml:4: ", "names no column"),
        mistake("known:", "same: X\n    known:", "m.yaml:5: acts[1].same", "names no column"),
        mistake("\"m*.csv\"", "\"m[.csv\"", "m.yaml:1: files", "no pattern of file names"),
        mistake("\"m*.csv\"", "[]", "m.yaml:1: files", "is empty"),
        mistake("files:", "delimiter: '\"'\nfiles:", "m.yaml:1: delimiter", "the same sign"),
        mistake("acts:", "optional: [dayx]\nacts:", "m.yaml:2: optional[1]", "mean 'day'"),
        mistake("acts:", "format: jsonl\ncharset: GBK\nacts:", "m.yaml:3: charset", "for csv"),
        mistake(
            "acts:", "charset: Big5\ndelimiter: '|'\nacts:", "m.yaml:3: delimiter", "a part of"),
        mistake("acts:", "charset: GB18030\nquote: '1'\nacts:", "m.yaml:3: quote", "a part of"),
        mistake("acts:", "charset: ISO-2022-JP\nacts:", "m.yaml:2: charset", "cannot be read"),
        mistake("acts:", "charset: UTF-16\nacts:", "m.yaml:2: charset", "cannot be read"),
        mistake("acts:", "vars: {v: &x a, w: *x}\nacts:", "m.yaml:2: vars.w", "alias"),
        mistake("acts:", "files: x\nacts:", "m.yaml:2: ", "Duplicate field 'files'"),
        mistake("acts:", "---\nacts:", "m.yaml:3: ", "second document"));
  }

  @ParameterizedTest
  @MethodSource("mappingsThatCannotWork")
  void mappingThatCannotWork_isRefusedWithItsLine(
      String text, String instead, String place, String said) throws IOException {
    mapping(CASE + "\"{a}\"");
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, Files.readString(file).replace(text, instead));
    refused(place, said);
  }

  @Test
  void codeInTheMapAndInItsFile_isRefused() throws IOException {
    Files.writeString(
        folder.resolve("source.yaml"),
        Files.readString(folder.resolve("source.yaml")) + "maps: {county: {a: \"1\"}}\n");
    Files.createDirectory(folder.resolve("maps"));
    Files.writeString(folder.resolve("maps/county.csv"), "from,to\na,2\n");
    refused("source.yaml:5: maps.county", "'a' is also in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "from,to,from\n", "from,to\n\"a,b\n"})
  void codeTableThatIsDamaged_isNamed(String table) throws IOException {
    Files.createDirectory(folder.resolve("maps"));
    Files.writeString(folder.resolve("maps/county.csv"), table);
    refused("county.csv");
  }

  @Test
  void folderAmongCodeTables_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("maps/old"));
    refused("maps/old");
  }
}
