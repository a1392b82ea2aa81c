package cn.jianguan.rules.pack;

import cn.jianguan.rules.model.ParameterRow;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code parameters.csv}: the decision table of a model, one row per parameter, region and period,
 * kept so that a spreadsheet opens it. Columns param, region, value, from, to, zh, en; the two
 * names are needed on the first row of a parameter only.
 */
public final class ParameterFile {
  static final List<String> COLUMNS = List.of("param", "region", "value", "from", "to", "zh", "en");

  private final List<ParameterRow> rows = new ArrayList<>();
  private final Map<String, BilingualText> labels = new LinkedHashMap<>();
  private final String file;

  private ParameterFile(String file) {
    this.file = file;
  }

  /**
   * Reads the text of a table.
   *
   * @throws PackException where a row is wrong; names file, line and column
   */
  public static ParameterFile read(String file, String text) {
    ParameterFile parameters = new ParameterFile(file);
    // Spreadsheets like to put a byte order mark in front.
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(content)) {
      boolean header = true;
      for (CsvRecord line : csv) {
        if (header) {
          parameters.header(line);
          header = false;
        } else {
          parameters.row(line);
        }
      }
    } catch (CsvParseException | java.io.IOException e) {
      throw new PackException(file, 0, "", "不是有效的 CSV", "not valid CSV: " + e.getMessage());
    }
    return parameters;
  }

  /** Its rows, in the order of the file. */
  public List<ParameterRow> rows() {
    return List.copyOf(rows);
  }

  /** What each parameter is called, by its name. */
  public Map<String, BilingualText> labels() {
    return labels;
  }

  private void header(CsvRecord line) {
    if (!line.getFields().equals(COLUMNS)) {
      String expected = String.join(",", COLUMNS);
      throw wrong(line, "", "表头应为 " + expected, "the header must be " + expected);
    }
  }

  private void row(CsvRecord line) {
    if (line.getFieldCount() != COLUMNS.size()) {
      int n = COLUMNS.size();
      throw wrong(
          line, "", "应有 " + n + " 列，实有 " + line.getFieldCount(), "expected " + n + " columns");
    }
    String name = line.getField(0).strip();
    String region = line.getField(1).strip();
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      throw wrong(line, "param", "参数名应为字母开头的英文", "a parameter name is letters and digits");
    }
    if (region.isEmpty()) {
      throw wrong(line, "region", "地区为空，全国通用请写 *", "no region; write * for everywhere");
    }
    if (line.getField(2).isBlank()) {
      throw wrong(line, "value", "取值为空", "no value");
    }
    LocalDate from = date(line, 3);
    LocalDate to = date(line, 4);
    if (from != null && to != null && to.isBefore(from)) {
      throw wrong(line, "to", "截止日期早于起始日期", "'to' is before 'from'");
    }
    int number = (int) line.getStartingLineNumber();
    rows.add(new ParameterRow(name, region, line.getField(2).strip(), from, to, number));
    if (!line.getField(5).isBlank()) {
      labels.putIfAbsent(
          name, new BilingualText(line.getField(5).strip(), line.getField(6).strip()));
    }
  }

  private LocalDate date(CsvRecord line, int column) {
    String text = line.getField(column).strip();
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      String key = COLUMNS.get(column);
      throw wrong(line, key, "日期应为 2025-01-31 形式", "expected a date like 2025-01-31");
    }
  }

  private PackException wrong(CsvRecord line, String key, String zh, String en) {
    return new PackException(file, (int) line.getStartingLineNumber(), key, zh, en);
  }
}
