package cn.jianguan.console.draw;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header, in UTF-8. */
final class CsvFile {
  private CsvFile() {}

  static void write(Path file, List<List<String>> rows) throws IOException {
    Files.writeString(file, text(rows));
  }

  static String text(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new IllegalStateException(e); // it writes to memory
    }
    return text.toString();
  }

  /**
   * Its rows by column.
   *
   * @throws IllegalArgumentException where columns are missing or a row is broken
   */
  static List<Map<String, String>> read(Path file, List<String> columns) throws IOException {
    String content = Files.readString(file);
    String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord line : csv) {
        Map<String, String> row = new HashMap<>();
        for (String column : columns) {
          row.put(
              column,
              line.findField(column)
                  .map(String::strip)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "%s:%d 缺少列 / lacks column %s; 须有 / needs %s"
                                  .formatted(
                                      file, line.getStartingLineNumber(), column, columns))));
        }
        rows.add(row);
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    return rows;
  }
}
