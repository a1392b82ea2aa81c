package cn.jianguan.console.gateway.mapping;

import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Compiles what a mapping writes after a field into a {@link RowText}: a template, a list (the
 * first that is not empty), or the steps {@code from, trim, match/take, map, date, hash, else},
 * done in this order whatever order they are written in.
 */
public final class TextExpression {
  private static final String[] STEPS = {
    "from", "trim", "match", "take", "map", "date", "digest", "hash", "else", "scale", "split"
  };

  private final MappingScope scope;

  public TextExpression(MappingScope scope) {
    this.scope = scope;
  }

  public RowText text(MappingEntry entry) {
    if (entry.isText()) {
      return TextTemplate.of(entry, scope);
    }
    if (entry.isList()) {
      return first(entry.entries().stream().map(this::text).toList());
    }
    return orElse(entry, hashed(entry, dated(entry, mapped(entry, source(entry)))));
  }

  /** The steps before {@code map}. */
  public RowText source(MappingEntry entry) {
    if (entry.isText() || entry.isList()) {
      return text(entry);
    }
    entry.allow(STEPS);
    if (!entry.get("digest").absent()) {
      return matched(entry, digest(entry.get("digest")));
    }
    RowText text = text(entry.required("from"));
    return matched(entry, entry.get("trim").flag() ? row -> text.of(row).strip() : text);
  }

  private static RowText first(List<RowText> choices) {
    return row -> {
      for (RowText choice : choices) {
        String value = choice.of(row);
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    };
  }

  private RowText digest(MappingEntry entry) {
    List<RowText> parts = entry.texts().stream().map(scope::value).toList();
    return row -> {
      String[] values = new String[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).of(row);
      }
      return StableId.of(values);
    };
  }

  private static RowText matched(MappingEntry entry, RowText text) {
    MappingEntry match = entry.get("match");
    if (match.absent()) {
      return text;
    }
    Pattern pattern = pattern(match);
    boolean groups = pattern.matcher("").groupCount() > 0;
    String take = entry.get("take").text(groups ? "$1" : "$0");
    return row -> {
      Matcher matcher = pattern.matcher(text.of(row));
      if (!matcher.find()) {
        return "";
      }
      StringBuilder taken = new StringBuilder();
      int start = matcher.start();
      matcher.appendReplacement(taken, take);
      return taken.substring(start);
    };
  }

  private static Pattern pattern(MappingEntry match) {
    try {
      return Pattern.compile(match.text());
    } catch (PatternSyntaxException e) {
      throw match.wrong(
          "'" + match.text() + "' is not a regular expression: " + e.getDescription());
    }
  }

  private RowText mapped(MappingEntry entry, RowText text) {
    MappingEntry written = entry.get("map");
    if (written.absent()) {
      return text;
    }
    CodeMap map = scope.map(written);
    return row -> map.of(text.of(row));
  }

  private static RowText dated(MappingEntry entry, RowText text) {
    if (entry.get("date").absent()) {
      return text;
    }
    DateForm form = dateForm(entry.get("date"));
    return row -> {
      String value = text.of(row);
      try {
        return value.isEmpty() ? "" : form.first(value).toString();
      } catch (DateTimeException e) {
        throw notADate(entry, value);
      }
    };
  }

  static DateForm dateForm(MappingEntry entry) {
    try {
      return DateForm.named(entry.text());
    } catch (IllegalArgumentException e) {
      throw entry.wrong("'" + entry.text() + "' is no date form; write " + DateForm.NAMES);
    }
  }

  static RowRefusedException notADate(MappingEntry entry, String value) {
    String form =
        entry.get("date").absent() ? entry.get("time").text("") : entry.get("date").text();
    return new RowRefusedException(
        RejectReason.FIELD_FORMAT, "", value, "日期，格式 " + form + " / a date written as " + form);
  }

  private static RowText hashed(MappingEntry entry, RowText text) {
    if (!entry.get("hash").flag()) {
      return text;
    }
    return row -> {
      String value = text.of(row);
      return value.isEmpty() ? "" : StableId.of(value);
    };
  }

  private RowText orElse(MappingEntry entry, RowText text) {
    return entry.get("else").absent() ? text : first(List.of(text, text(entry.get("else"))));
  }
}
