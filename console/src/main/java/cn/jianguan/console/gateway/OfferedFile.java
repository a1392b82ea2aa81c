package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.RowEdit;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.RecordConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that somebody offers for one mapping of a source: under any name, as CSV, JSON lines or a
 * workbook whatever the mapping says of its files, and with rows mended. It is read as an import
 * reads the files of a folder.
 */
public final class OfferedFile {
  private static final int START = 1 << 16;

  private final Source source;
  private final FileMapping mapping;
  private final DataFile file;
  private final Map<Long, RowEdit> edits;
  private final FileFormat format;

  /**
   * @param mapping name of the mapping
   * @param edits mended rows, by the line on which they begin
   * @throws IOException where the file cannot be read
   * @throws MappingException where the source has no such mapping
   */
  public OfferedFile(Source source, String mapping, Path file, Map<Long, RowEdit> edits)
      throws IOException {
    this.source = source;
    this.mapping = mapping(source, mapping);
    this.file = new DataFile(file);
    this.edits = Map.copyOf(edits);
    try (InputStream in = this.file.open()) {
      this.format = this.mapping.format().of(in.readNBytes(START));
    }
  }

  private static FileMapping mapping(Source source, String name) {
    FileMapping found = source.named(name);
    if (found == null) {
      throw new MappingException(
          Path.of(source.name()), name, "is no mapping of it: " + source.mappings());
    }
    return found;
  }

  /** In what text is written that somebody types in for a mapping. */
  public static Charset charset(Source source, String mapping) {
    return mapping(source, mapping).format().charset();
  }

  FileMapping mapping() {
    return mapping;
  }

  DataFile file() {
    return file;
  }

  RowReader rows() throws IOException {
    return format.open(file, mapping.columns(), edits);
  }

  /**
   * Reads all of it.
   *
   * @return the report of the file, the last; those of lookups that it has not before it
   * @throws IOException if the consumer says so
   */
  public FileReport read(RecordConsumer records) throws IOException {
    var reports = new SourceReader(source, it -> {}).read(this, records);
    return reports.get(reports.size() - 1);
  }

  /**
   * What some of its rows say, mended where they are; those behind a damage are not there.
   *
   * @param lines on which they begin
   */
  public Map<Long, RowText> values(Collection<Long> lines) {
    Map<Long, RowText> found = new LinkedHashMap<>();
    try (RowReader rows = rows()) {
      for (SourceRow row = rows.next();
          row != null && found.size() < lines.size();
          row = rows.next()) {
        if (lines.contains(row.line())) {
          found.put(row.line(), text(rows, row));
        }
      }
    } catch (IOException damage) {
      // The report says so.
    }
    return found;
  }

  /**
   * A row as it can be mended.
   *
   * @param text the whole row where its columns cannot be told apart, else null
   * @param values by column
   */
  public record RowText(String text, Map<String, String> values) {}

  private RowText text(RowReader rows, SourceRow row) {
    boolean columns =
        format.kind() == FileFormat.Kind.XLSX
            || format.kind() == FileFormat.Kind.CSV && row.problem() == null;
    if (!columns) {
      return new RowText(new String(row.original(), format.charset()).strip(), Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : rows.header().names()) {
      values.put(name, row.value(rows.header().position(name)));
    }
    return new RowText(null, values);
  }
}
