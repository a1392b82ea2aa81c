package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Rows of a file of which some were mended by a person: each of these is written as its file would
 * write it, and read again in its place, so that what is wrong with it is found as in any other.
 */
final class MendedRows implements RowReader {
  private final RowReader rows;
  private final DataFile file;
  private final FileFormat format;
  private final Map<Long, RowEdit> edits;

  /**
   * @param format how a mended row is written
   * @param edits by the line on which a row begins
   */
  MendedRows(RowReader rows, DataFile file, FileFormat format, Map<Long, RowEdit> edits) {
    this.rows = rows;
    this.file = file;
    this.format = format;
    this.edits = edits;
  }

  @Override
  public Header header() {
    return rows.header();
  }

  @Override
  public Collection<String> unknownColumns() {
    return rows.unknownColumns();
  }

  @Override
  public List<String> notes() {
    return rows.notes();
  }

  @Override
  public SourceRow next() throws IOException {
    SourceRow row = rows.next();
    RowEdit edit = row == null ? null : edits.get(row.line());
    return edit == null ? row : mended(row, edit);
  }

  private SourceRow mended(SourceRow row, RowEdit edit) throws IOException {
    String text = edit.isWhole() ? edit.text() : line(row, edit);
    if (!charset().newEncoder().canEncode(text)) {
      return row.fail(refusal("%s 中有的字符 / characters of %1$s".formatted(charset())));
    }
    byte[] bytes = text.getBytes(charset());
    try (RowReader again = reader(bytes)) {
      SourceRow other = again.next();
      if (other == null) {
        return row.fail(refusal("一行数据 / a row that is not empty"), bytes);
      }
      row.become(other);
      return again.next() == null ? row : row.fail(refusal("一行数据 / one row, not several"), bytes);
    }
  }

  private Charset charset() {
    return format.charset();
  }

  private RowReader reader(byte[] row) throws IOException {
    if (format.kind() == FileFormat.Kind.JSONL) {
      return new JsonRows(file.name(), new ByteArrayInputStream(row), columns());
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(format.dialect().line(columns()).getBytes(charset()));
    content.write('\n');
    content.writeBytes(row);
    return new CsvRows(
        file.name(), new ByteArrayInputStream(content.toByteArray()), format.dialect());
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < header().size(); i++) {
      columns.add(header().name(i));
    }
    return columns;
  }

  private String line(SourceRow row, RowEdit edit) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < header().size(); i++) {
      values.add(edit.values().getOrDefault(header().name(i), row.value(i)));
    }
    return format.dialect().line(values);
  }

  private static RowRefusedException refusal(String expected) {
    return new RowRefusedException(RejectReason.LINE_UNREADABLE, "", "", expected);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
