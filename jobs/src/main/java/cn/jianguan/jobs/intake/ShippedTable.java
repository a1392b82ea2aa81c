package cn.jianguan.jobs.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table shipped with the program: comma-separated, no quotes, "#" begins a comment line. */
final class ShippedTable {
  private ShippedTable() {}

  static List<String[]> read(String name, int columns) {
    try (InputStream in = ShippedTable.class.getResourceAsStream(name)) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> row(name, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String[] row(String name, String line, int columns) {
    String[] cells = line.split(",", -1);
    if (cells.length != columns) {
      throw new IllegalStateException(name + ": expected " + columns + " columns: " + line);
    }
    return cells;
  }
}
