package cn.jianguan.command.rejects;

import cn.jianguan.record.RejectRecord;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rejects as CSV files for a spreadsheet, UTF-8 with its mark: one file for each form of row; who
 * it is and what is wrong first, then what was sent, a column for each value. An empty cell is a
 * field without a value.
 */
public final class Export {
  private static final String ID = "reject_id";
  private static final List<String> ABOUT = List.of(ID, "place", "reason", "what_is_wrong");
  private static final String MARK = "\uFEFF";

  private final RejectTable table;
  private final SentRows rows;
  private final Consumer<String> print;

  private record Line(StoredReject reject, Map<String, String> values) {}

  Export(RejectTable table, SentRows rows, Consumer<String> print) {
    this.table = table;
    this.rows = rows;
    this.print = print;
  }

  void write(List<StoredReject> rejects, Path folder) throws IOException {
    Map<String, List<Line>> files = new TreeMap<>();
    int left = 0;
    for (StoredReject reject : rejects) {
      try {
        Map<String, String> values = values(table.record(reject.id()));
        files
            .computeIfAbsent(fileOf(reject), name -> new ArrayList<>())
            .add(new Line(reject, values));
      } catch (IOException e) {
        left++;
        print.accept(
            "未写 / not written: %s %s: %s".formatted(reject.id(), reject.place(), e.getMessage()));
      }
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, List<Line>> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue());
      print.accept(
          "%s: %,d 行 rows".formatted(folder.resolve(file.getKey()), file.getValue().size()));
    }
    print.accept(
        "改好后 / once mended: deploy/jianguan import --retry %s%s"
            .formatted(folder, left == 0 ? "" : " (%,d 未写 not written)".formatted(left)));
  }

  private Map<String, String> values(RejectRecord reject) throws IOException {
    Map<String, String> values = rows.of(reject).values();
    if (values.isEmpty()) {
      throw new IOException("原文不可读 / what was sent cannot be read");
    }
    return values;
  }

  private static String fileOf(StoredReject reject) {
    String form =
        reject.station().equals("gateway")
            ? reject.place().replaceFirst(":\\d+$", "")
            : reject.kind();
    return String.join("-", reject.station(), reject.source(), form)
            .replaceAll("[^\\p{L}\\p{N}._-]", "_")
        + ".csv";
  }

  private static void write(Path file, List<Line> lines) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.addAll(line.values().keySet()));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out)) {
      out.write(MARK);
      csv.writeRecord(Stream.concat(ABOUT.stream(), names.stream()).toList());
      for (Line line : lines) {
        StoredReject reject = line.reject();
        csv.writeRecord(
            Stream.concat(
                    Stream.of(
                        reject.id(),
                        reject.place(),
                        reject.reason(),
                        String.join(" ", reject.faults())),
                    names.stream().map(name -> line.values().getOrDefault(name, "")))
                .toList());
      }
    }
  }

  /**
   * Reads such files again.
   *
   * @param place a file, or a folder of them
   * @throws IOException if one is not in that form
   */
  public static List<Retry.Mended> read(Path place) throws IOException {
    List<Retry.Mended> rows = new ArrayList<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".csv")).sorted().toList()) {
          rows.addAll(readFile(file));
        }
      }
    } else {
      rows.addAll(readFile(place));
    }
    return rows;
  }

  private static List<Retry.Mended> readFile(Path file) throws IOException {
    List<Retry.Mended> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        Map<String, String> values = new LinkedHashMap<>(row.getFieldsAsMap());
        String id = values.remove(ID);
        if (id == null || id.isBlank()) {
          throw new IOException(
              "%s: 缺 %s，应为 rejects list --export 所写 / not as list --export writes it"
                  .formatted(file, ID));
        }
        ABOUT.forEach(values::remove);
        rows.add(new Retry.Mended(id, values));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return rows;
  }
}
