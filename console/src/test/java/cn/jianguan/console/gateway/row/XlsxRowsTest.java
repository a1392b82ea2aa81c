package cn.jianguan.console.gateway.row;

import static cn.jianguan.console.gateway.row.Workbook.number;
import static cn.jianguan.console.gateway.row.Workbook.text;
import static cn.jianguan.console.gateway.row.Workbook.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxRowsTest {
  private static final String HEADER = texts(1, "no", "value");

  @TempDir Path folder;

  private static String data(String... rows) {
    return "<sheetData>" + String.join("", rows) + "</sheetData>";
  }

  private List<String> read(Workbook workbook, String sheet, int headerRow) throws IOException {
    DataFile file = new DataFile(workbook.write(folder.resolve("台账.xlsx")));
    List<String> lines = new ArrayList<>();
    try (XlsxRows rows = new XlsxRows(file, sheet, headerRow)) {
      lines.add(String.join("|", rows.header().names()));
      for (SourceRow row = rows.next(); row != null; row = rows.next()) {
        lines.add(row.origin().replaceFirst(".*:", "") + ":" + said(row, rows.header().size()));
      }
      lines.addAll(rows.notes());
    }
    return lines;
  }

  private static String said(SourceRow row, int columns) {
    if (row.problem() != null) {
      return "! " + row.problem().refusal().field() + " " + row.problem().refusal().expected();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      values.add(row.value(i));
    }
    return String.join("|", values);
  }

  private List<String> read(String... rows) throws IOException {
    return read(new Workbook().sheet("表", data(rows)), "", 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 12; 12",
        "0; 0.30000000000000004; 0.3",
        "0; 1234.0999999999999; 1234.1",
        "0; 1E+3; 1000",
        "0; -0; 0",
        "0; 123456789012345; 123456789012345",
        "1; 45352; 2024-03-01",
        "1; 45352.75; 2024-03-01",
        "1; 61; 1900-03-01",
        "1; 59; 1900-02-28",
        "1; 1; 1900-01-01",
        "2; 45352.383333333331; 2024-03-01T09:12:00",
        "2; 45352; 2024-03-01T00:00:00",
        "3; 45352; 2024-03-01",
        "4; 45352; 45352",
      })
  void number_isWhatThePersonSees(int style, String stored, String shown) throws IOException {
    String row = "<row r=\"2\">" + text("A2", "1") + number("B2", style, stored) + "</row>";
    assertThat(read(HEADER, row)).containsExactly("no|value", "2:1|" + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1234567890123456, 15 digits",
    "0, 1.2345678901234568E+17, 15 digits",
    "1, 60, a date",
    "1, -1, a date",
    "1, 9999999, a date"
  })
  void numberThatIsNotWhatWasMeant_refusesTheRow(int style, String stored, String why)
      throws IOException {
    String row = "<row r=\"2\">" + text("A2", "1") + number("B2", style, stored) + "</row>";
    List<String> read = read(HEADER, row, texts(3, "2", "x"));
    assertThat(read.get(1)).startsWith("2:! value ").contains(why);
    assertThat(read.get(2)).isEqualTo("3:2|x");
  }

  @Test
  void number_beyondAnySize_isRefusedAlone() throws IOException {
    assertThat(
            read(
                HEADER,
                "<row r=\"2\">" + text("A2", "1") + "<c r=\"B2\"><v>1e999999999</v></c></row>",
                "<row r=\"3\">" + text("A3", "2") + "<c r=\"B3\"><v>-1e-999999999</v></c></row>",
                texts(4, "3", "x")))
        .hasSize(4)
        .contains("4:3|x")
        .filteredOn(it -> it.contains("合理的数量级"))
        .hasSize(2);
  }

  @Test
  void longNumberAsText_staysWhole() throws IOException {
    assertThat(read(HEADER, texts(2, "91320100MA0000015Q", "00123456789012345678")))
        .contains("2:91320100MA0000015Q|00123456789012345678");
  }

  @Test
  void formula_givesItsResult_elseRefusesTheRow() throws IOException {
    assertThat(
            read(
                HEADER,
                "<row r=\"2\">"
                    + text("A2", "1")
                    + "<c r=\"B2\"><f>0.1+0.2</f><v>0.30000000000000004</v></c></row>",
                "<row r=\"3\">"
                    + text("A3", "2")
                    + "<c r=\"B3\" t=\"str\"><f>A1</f><v>文</v></c></row>",
                "<row r=\"4\">" + text("A4", "3") + "<c r=\"B4\"><f>A1</f></c></row>",
                "<row r=\"5\">"
                    + text("A5", "4")
                    + "<c r=\"B5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
                "<row r=\"6\">" + text("A6", "5") + "<c r=\"B6\" t=\"b\"><v>1</v></c></row>"))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("no|value"),
            row -> assertThat(row).isEqualTo("2:1|0.3"),
            row -> assertThat(row).isEqualTo("3:2|文"),
            row ->
                assertThat(row).startsWith("4:! value").contains("open the file in a spreadsheet"),
            row -> assertThat(row).startsWith("5:! value").contains("without an error"),
            row -> assertThat(row).isEqualTo("6:5|true"));
  }

  @Test
  void mergedCells_sayTheSameEverywhere() throws IOException {
    String merges = "<mergeCells count=\"1\"><mergeCell ref=\"B2:B4\"/></mergeCells>";
    assertThat(
            read(
                new Workbook()
                    .sheet(
                        "表",
                        data(
                                HEADER,
                                texts(2, "1", "某局"),
                                texts(3, "2"),
                                texts(4, "3"),
                                texts(5, "4"))
                            + merges),
                "",
                0))
        .containsExactly("no|value", "2:1|某局", "3:2|某局", "4:3|某局", "5:4|");
  }

  @Test
  void emptyRows_areSkipped_andLinesAreThoseOfTheSheet() throws IOException {
    assertThat(read(HEADER, texts(2, "", " "), texts(7, "1", "x")))
        .containsExactly("no|value", "7:1|x");
  }

  @Test
  void sheetAndHeaderRow_areChosen_othersAreNamed() throws IOException {
    Workbook workbook =
        new Workbook()
            .sheet("封面", data(texts(1, "标题")))
            .sheet(
                "台账",
                data(
                    texts(1, "2024 年处罚台账"),
                    HEADER.replace("\"1\"", "\"3\"").replace("A1", "A3").replace("B1", "B3"),
                    texts(4, "1", "x")));
    assertThat(read(workbook, "台账", 3))
        .containsExactly("no|value", "4:1|x", "工作表未读取 / sheet not read: 封面");
    assertThatThrownBy(() -> read(workbook, "无", 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[封面, 台账]");
  }

  @Test
  void cellWithoutAColumn_refusesTheRow() throws IOException {
    assertThat(read(HEADER, texts(2, "1", "x", "y")).get(1)).contains("column 3 has no name");
  }

  @Test
  void columnNamedTwice_isSaid() {
    assertThatThrownBy(() -> read(texts(1, "no", "no")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("same name: no");
  }

  @Test
  void bomb_isRefused() {
    Workbook workbook =
        new Workbook()
            .sheet("表", data(HEADER))
            .texts("<sst><si><t>" + "a".repeat(40 << 20) + "</t></si></sst>");
    assertThatThrownBy(() -> read(workbook, "", 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large when unpacked");
  }

  @Test
  void fileThatIsNoWorkbook_isSaid() throws IOException {
    Path file = folder.resolve("a.xlsx");
    Files.write(file, "no,value\n1,x\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new XlsxRows(new DataFile(file), "", 0))
        .isInstanceOf(IOException.class);
  }

  @Test
  void cutFile_isSaid() throws IOException {
    Path whole = new Workbook().sheet("表", data(HEADER)).write(folder.resolve("w.xlsx"));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.xlsx");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> new XlsxRows(new DataFile(cut), "", 0))
        .isInstanceOf(IOException.class);
  }
}
