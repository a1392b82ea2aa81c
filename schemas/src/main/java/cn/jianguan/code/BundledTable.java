package cn.jianguan.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table that ships beside this class: plain commas, no quotes, one header line. */
final class BundledTable {
  private BundledTable() {}

  static List<String[]> rows(String file, int columns) {
    try (InputStream in = BundledTable.class.getResourceAsStream(file)) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines.lines().skip(1).map(line -> line.split(",", columns)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
