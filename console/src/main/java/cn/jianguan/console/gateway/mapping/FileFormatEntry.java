package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.CsvDialect;
import cn.jianguan.console.gateway.row.FileFormat;
import java.nio.charset.Charset;
import java.util.List;

/** What a mapping writes about the format of its files. */
public final class FileFormatEntry {
  private FileFormatEntry() {}

  /**
   * Reads the keys format, charset, delimiter, quote, sheet and headerRow; without them, CSV in
   * UTF-8.
   */
  public static FileFormat read(MappingEntry entry) {
    FileFormat.Kind kind =
        switch (entry.get("format").text("csv")) {
          case "csv" -> FileFormat.Kind.CSV;
          case "jsonl" -> FileFormat.Kind.JSONL;
          case "xlsx" -> FileFormat.Kind.XLSX;
          default -> throw entry.get("format").wrong("write csv, jsonl or xlsx");
        };
    if (kind != FileFormat.Kind.CSV) {
      refuse(entry, List.of("charset", "delimiter", "quote"), "is for csv; others need none");
    }
    if (kind != FileFormat.Kind.XLSX) {
      refuse(entry, List.of("sheet", "headerRow"), "is for xlsx");
    }
    Charset charset = charset(entry);
    char delimiter = sign(entry.get("delimiter"), ',', charset);
    char quote = sign(entry.get("quote"), '"', charset);
    if (delimiter == quote) {
      throw entry
          .get(entry.get("quote").absent() ? "delimiter" : "quote")
          .wrong("delimiter and quote are the same sign");
    }
    CsvDialect dialect = new CsvDialect(charset, delimiter, quote);
    return new FileFormat(kind, dialect, entry.get("sheet").text(""), headerRow(entry));
  }

  private static int headerRow(MappingEntry entry) {
    String row = entry.get("headerRow").text("0");
    if (!row.matches("\\d{1,6}") || !entry.get("headerRow").absent() && row.matches("0+")) {
      throw entry.get("headerRow").wrong("write the number of a row, from 1");
    }
    return Integer.parseInt(row);
  }

  private static void refuse(MappingEntry entry, List<String> keys, String why) {
    for (String key : keys) {
      if (!entry.get(key).absent()) {
        throw entry.get(key).wrong(why);
      }
    }
  }

  private static char sign(MappingEntry entry, char fallback, Charset charset) {
    String text = entry.text(String.valueOf(fallback));
    if (text.length() != 1 || text.charAt(0) >= 0x80 || "\r\n".contains(text)) {
      throw entry.wrong("write one ASCII character, \"\\t\" for a tab");
    }
    char sign = text.charAt(0);
    if (!CsvDialect.standsAlone(charset, sign)) {
      throw entry.wrong(
          "'" + text + "' is a part of other characters in " + charset + "; write , ; or a tab");
    }
    return sign;
  }

  private static Charset charset(MappingEntry entry) {
    String name = entry.get("charset").text("UTF-8");
    try {
      Charset charset = Charset.forName(name);
      if (CsvDialect.supports(charset)) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same advice.
    }
    throw entry
        .get("charset")
        .wrong("'" + name + "' cannot be read here; write UTF-8, GB18030, Big5, Shift_JIS …");
  }
}
