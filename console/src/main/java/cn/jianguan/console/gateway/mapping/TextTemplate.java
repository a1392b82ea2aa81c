package cn.jianguan.console.gateway.mapping;

import java.util.ArrayList;
import java.util.List;

/** Text with {@code {column}} in it; {@code {{} stands for a brace. */
final class TextTemplate {
  private TextTemplate() {}

  static RowText of(MappingEntry entry, MappingScope scope) {
    String pattern = entry.text();
    List<RowText> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '{' && pattern.startsWith("{{", at)) {
        plain.append('{');
        at++;
      } else if (c == '{') {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
          throw entry.wrong("'{' without '}'; write {column}, or {{ for a brace");
        }
        if (close == at + 1) {
          throw entry.wrong("'{}' names no column");
        }
        flush(plain, parts);
        parts.add(scope.value(pattern.substring(at + 1, close)));
        at = close;
      } else {
        plain.append(c);
      }
    }
    flush(plain, parts);
    return join(parts);
  }

  private static void flush(StringBuilder plain, List<RowText> parts) {
    if (!plain.isEmpty()) {
      String text = plain.toString();
      parts.add(row -> text);
      plain.setLength(0);
    }
  }

  private static RowText join(List<RowText> parts) {
    if (parts.isEmpty()) {
      return row -> "";
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return row -> {
      StringBuilder joined = new StringBuilder();
      for (RowText part : parts) {
        joined.append(part.of(row));
      }
      return joined.toString();
    };
  }
}
