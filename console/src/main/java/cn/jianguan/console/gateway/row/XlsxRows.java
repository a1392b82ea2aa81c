package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Rows of one sheet of an .xlsx file; the line of a row is its number in the sheet. Every cell of a
 * merged area says what the area says. Rows without anything are skipped; a row with a cell that
 * cannot be read is refused, and says so of each.
 */
final class XlsxRows implements RowReader {
  private static final int LONGEST_FIELD = 1 << 20;

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final XlsxCell cells;
  private final Map<Integer, List<Merged>> merges = new HashMap<>();
  private final List<Merged> open = new ArrayList<>();
  private final List<String> otherSheets = new ArrayList<>();
  private Header header;
  private final SourceRow row;
  private int number;
  private List<String> values = List.of();
  private List<RowRefusedException> faults = List.of();

  private static final class Merged {
    private final XlsxParts.Merge area;
    private String value = "";

    Merged(XlsxParts.Merge area) {
      this.area = area;
    }
  }

  /**
   * @param sheet its name; empty: the first
   * @param headerRow number of the row with the names of the columns; 0: the first that is not
   *     empty
   */
  XlsxRows(DataFile file, String sheet, int headerRow) throws IOException {
    if (!file.name().equals(file.plainName())) {
      throw new IOException("xlsx 无需再压缩 / an .xlsx file is zipped already");
    }
    XlsxParts.check(file.path());
    workbook = open(file);
    try {
      Sheet chosen = choose(sheet);
      cells = new XlsxCell(workbook.isDate1904());
      for (XlsxParts.Merge merge : XlsxParts.merges(file.path(), chosen.getName())) {
        merges.computeIfAbsent(merge.firstRow(), at -> new ArrayList<>()).add(new Merged(merge));
      }
      stream = chosen.openStream();
      rows = stream.iterator();
      header = names(headerRow);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw unreadable(e);
    }
    row = new SourceRow(file.name(), header.size(), this::original);
  }

  private static ReadableWorkbook open(DataFile file) throws IOException {
    try {
      return new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(Exception e) {
    return e instanceof IOException io
        ? io
        : new IOException("工作簿不可读 / the workbook is unreadable: " + e.getMessage(), e);
  }

  private Sheet choose(String name) throws IOException {
    List<Sheet> sheets = workbook.getSheets().toList();
    Sheet chosen = null;
    for (Sheet sheet : sheets) {
      if (chosen == null && (name.isEmpty() || sheet.getName().equals(name))) {
        chosen = sheet;
      } else {
        otherSheets.add(sheet.getName());
      }
    }
    if (chosen == null) {
      throw new IOException("没有工作表 / no sheet '" + name + "', only " + otherSheets);
    }
    return chosen;
  }

  private Header names(int headerRow) throws IOException {
    while (read()) {
      boolean isIt =
          headerRow == 0 ? values.stream().anyMatch(it -> !it.isBlank()) : number == headerRow;
      if (isIt) {
        return columns();
      }
    }
    throw new IOException("没有列名 / no row of column names");
  }

  private Header columns() throws IOException {
    List<String> names = new ArrayList<>();
    Set<String> unique = new HashSet<>();
    for (String value : values) {
      String name = value.strip();
      if (!name.isEmpty() && !unique.add(name)) {
        throw new IOException("两列同名 / two columns have the same name: " + name);
      }
      names.add(name);
    }
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return new Header(names);
  }

  /** Reads the next row that the file has, whatever is in it. */
  private boolean read() throws IOException {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      take(rows.next());
      return true;
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private void take(Row next) {
    number = next.getRowNum();
    int at = number - 1;
    values = new ArrayList<>();
    faults = new ArrayList<>();
    for (int column = 0; column < next.getCellCount(); column++) {
      values.add(text(next.getCell(column), column));
    }
    open.removeIf(merged -> merged.area.lastRow() < at);
    merges.keySet().stream().filter(first -> first <= at).toList().forEach(this::begin);
    open.forEach(this::spread);
  }

  /** The areas that began at a row, or at one before it which the file does not have. */
  private void begin(int firstRow) {
    for (Merged merged : merges.remove(firstRow)) {
      if (merged.area.lastRow() >= number - 1) {
        int column = merged.area.firstColumn();
        merged.value = firstRow == number - 1 && column < values.size() ? values.get(column) : "";
        open.add(merged);
      }
    }
  }

  private void spread(Merged merged) {
    int last = Math.min(merged.area.lastColumn(), header == null ? 1 << 14 : header.size() - 1);
    for (int column = merged.area.firstColumn(); column <= last; column++) {
      while (values.size() <= column) {
        values.add("");
      }
      values.set(column, merged.value);
    }
  }

  private String text(Cell cell, int column) {
    try {
      String text = cells.text(cell);
      if (text.length() > LONGEST_FIELD) {
        throw new RowRefusedException(
            RejectReason.FIELD_LENGTH, "", text.substring(0, 40), "不超过 1 MiB / at most 1 MiB");
      }
      return text;
    } catch (RowRefusedException refusal) {
      boolean isNamed = header != null && column < header.size();
      faults.add(refusal.about(isNamed ? header.name(column) : "第 " + (column + 1) + " 列"));
      return refusal.refusal().value();
    }
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public List<String> notes() {
    return otherSheets.stream().map(it -> "工作表未读取 / sheet not read: " + it).toList();
  }

  @Override
  public SourceRow next() throws IOException {
    while (read()) {
      if (values.stream().anyMatch(it -> !it.isBlank())) {
        return filled(row.begin(number));
      }
    }
    return null;
  }

  private SourceRow filled(SourceRow target) {
    for (int column = 0; column < values.size(); column++) {
      if (column < header.size()) {
        target.set(column, values.get(column));
      } else if (!values.get(column).isBlank()) {
        faults.add(
            new RowRefusedException(
                RejectReason.LINE_UNREADABLE,
                "",
                values.get(column),
                "第 %1$d 列没有列名 / column %1$d has no name".formatted(column + 1)));
      }
    }
    return faults.isEmpty()
        ? target
        : target.fail(
            RowRefusedException.of(faults.stream().map(RowRefusedException::refusal).toList()));
  }

  private byte[] original() {
    return String.join("\t", values).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
