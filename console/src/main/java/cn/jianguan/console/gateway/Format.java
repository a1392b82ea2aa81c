package cn.jianguan.console.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** How a kind of file is written: CSV with its charset and signs, or JSON lines. */
record Format(boolean json, CsvRows.Dialect dialect) {
  static final String[] KEYS = {"format", "charset", "delimiter", "quote"};
  static final Format CSV =
      new Format(false, new CsvRows.Dialect(StandardCharsets.UTF_8, ',', '"'));

  static Format read(MappingEntry entry) {
    String format = entry.get("format").text("csv");
    if (!format.equals("csv") && !format.equals("jsonl")) {
      throw entry.get("format").wrong("write csv or jsonl");
    }
    char delimiter = sign(entry.get("delimiter"), ',');
    char quote = sign(entry.get("quote"), '"');
    return new Format(
        format.equals("jsonl"), new CsvRows.Dialect(charset(entry), delimiter, quote));
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
      if (StrictText.readable(charset)) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same advice.
    }
    throw entry
        .get("charset")
        .wrong("'" + name + "' cannot be read here; write UTF-8, GB18030, Big5, Shift_JIS …");
  }

  RowReader open(String name, InputStream in, Collection<String> columns) throws IOException {
    return json ? new JsonRows(name, in, columns) : new CsvRows(name, in, dialect);
  }
}
