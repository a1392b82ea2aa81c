package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.CsvDialect;
import cn.jianguan.console.gateway.row.FileFormat;
import java.nio.charset.Charset;
import java.util.List;

/** What a mapping writes about the format of its files. */
public final class FileFormatEntry {
  private FileFormatEntry() {}

  /** Reads the keys format, charset, delimiter and quote; without them, CSV in UTF-8. */
  public static FileFormat read(MappingEntry entry) {
    String format = entry.get("format").text("csv");
    if (!format.equals("csv") && !format.equals("jsonl")) {
      throw entry.get("format").wrong("write csv or jsonl");
    }
    if (format.equals("jsonl")) {
      for (String key : List.of("charset", "delimiter", "quote")) {
        if (!entry.get(key).absent()) {
          throw entry.get(key).wrong("is for csv; JSON lines are UTF-8 and need none");
        }
      }
    }
    Charset charset = charset(entry);
    char delimiter = sign(entry.get("delimiter"), ',', charset);
    char quote = sign(entry.get("quote"), '"', charset);
    if (delimiter == quote) {
      throw entry
          .get(entry.get("quote").absent() ? "delimiter" : "quote")
          .wrong("delimiter and quote are the same sign");
    }
    return new FileFormat(format.equals("jsonl"), new CsvDialect(charset, delimiter, quote));
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
