package cn.jianguan.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table that ships with the program: UTF-8, plain commas, no quotes, "#" begins a comment line.
 */
public final class BundledTable {
  private BundledTable() {}

  /**
   * All rows of a file that lies beside a class.
   *
   * @throws IllegalStateException where a row has more or fewer cells
   */
  public static List<String[]> rows(Class<?> beside, String file, int columns) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> cells(file, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static String[] cells(String file, String line, int columns) {
    String[] cells = line.split(",", -1);
    if (cells.length != columns) {
      throw new IllegalStateException(file + ": expected " + columns + " columns: " + line);
    }
    return cells;
  }
}
