package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.SourceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a file that the gateway refused, by itself: its values can be changed, and it can be put
 * into a file that is read as the source's own.
 */
public final class RefusedRow {
  /** The name of the one value of a row whose columns cannot be told apart. */
  public static final String WHOLE = "row";

  private final String file;
  private final FileFormat format;
  private final byte[] header;
  private final byte[] original;

  private RefusedRow(String file, FileFormat format, byte[] header, byte[] original) {
    this.file = file;
    this.format = format;
    this.header = header;
    this.original = original;
  }

  /**
   * Finds out how the row is written.
   *
   * @param origin "file:line"
   * @param header the line of column names of its file
   * @throws IOException if it cannot be read again by itself: says why and what to do instead
   */
  public static RefusedRow of(Source source, String origin, byte[] header, byte[] original)
      throws IOException {
    String file = DataFile.plain(origin.replaceFirst(":\\d+$", ""));
    FileMapping mapping = source.mapping(file);
    if (mapping == null) {
      throw new IOException(
          "来源 %s 没有此文件的映射 / no mapping of it for %s".formatted(source.name(), file));
    }
    if (mapping.looksUp() || mapping.gathers() || mapping.format().kind() == FileFormat.Kind.XLSX) {
      throw new IOException(
          ("映射 %s 还要看其他行或文件：请在原文件中改好 %s 后整个目录再导入，已收的行只计一次 / this mapping needs other rows"
                  + " or files: mend the row in its file and import the folder again, rows are"
                  + " counted once")
              .formatted(mapping.name(), origin));
    }
    if (original.length == 0 || header.length == 0 && !json(mapping.format())) {
      throw new IOException(
          "只知其位置 %1$s：请在原文件中改好后再导入 / only its place is known: mend it in its file and import again"
              .formatted(origin));
    }
    return new RefusedRow(file, mapping.format(), header, original);
  }

  /** Its values by column; where these cannot be told apart, the text of the row. */
  public Map<String, String> values() throws IOException {
    Path folder = Files.createTempDirectory("jianguan-row");
    Path copy = folder.resolve(file);
    try {
      Files.write(copy, content(original));
      return json(format) ? whole() : columns(copy);
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(folder);
    }
  }

  private Map<String, String> columns(Path copy) throws IOException {
    try (RowReader rows = format.open(new DataFile(copy), List.of())) {
      SourceRow row = rows.next();
      if (row == null
          || row.problem() != null
          || rows.header().names().size() < rows.header().size()) {
        return whole();
      }
      Map<String, String> values = new LinkedHashMap<>();
      for (String name : rows.header().names()) {
        values.put(name, row.value(rows.header().position(name)));
      }
      return values;
    }
  }

  private Map<String, String> whole() {
    return Map.of(WHOLE, new String(original, format.charset()).strip());
  }

  private static boolean json(FileFormat format) {
    return format.kind() == FileFormat.Kind.JSONL;
  }

  /**
   * Puts it into a file of its own.
   *
   * @param values all of them, as {@link #values} names them; or the text of the whole row
   * @throws IOException if they cannot be written in the file's charset
   */
  public void write(Map<String, String> values, Path folder) throws IOException {
    String text = values.get(WHOLE);
    String line = text == null ? format.dialect().line(values.values()) : text;
    if (!format.charset().newEncoder().canEncode(line)) {
      throw new IOException(
          "%s 中没有的字符 / characters that are not in %1$s".formatted(format.charset()));
    }
    Files.write(folder.resolve(file), content(line.getBytes(format.charset())));
  }

  /** The row as it was sent, in a file of its own. */
  public void write(Path folder) throws IOException {
    Files.write(folder.resolve(file), content(original));
  }

  private byte[] content(byte[] row) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(header);
    content.writeBytes(row);
    if (row[row.length - 1] != '\n') {
      content.write('\n');
    }
    return content.toByteArray();
  }
}
