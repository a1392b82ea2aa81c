package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.CsvDialect;
import cn.jianguan.console.gateway.row.FileFormat;
import java.nio.charset.Charset;

/** What a mapping writes about the format of its files. */
public final class FileFormatEntry {
  private FileFormatEntry() {}

  /** Reads the keys format, charset, delimiter and quote; without them, CSV in UTF-8. */
  public static FileFormat read(MappingEntry entry) {
    String format = entry.get("format").text("csv");
    if (!format.equals("csv") && !format.equals("jsonl")) {
      throw entry.get("format").wrong("write csv or jsonl");
    }
    char delimiter = sign(entry.get("delimiter"), ',');
    char quote = sign(entry.get("quote"), '"');
    return new FileFormat(format.equals("jsonl"), new CsvDialect(charset(entry), delimiter, quote));
  }

  private static char sign(MappingEntry entry, char fallback) {
    String text = entry.text(String.valueOf(fallback));
    if (text.length() != 1 || text.charAt(0) >= 0x80 || "\r\n".contains(text)) {
      throw entry.wrong("write one ASCII character, \"\\t\" for a tab");
    }
    return text.charAt(0);
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
