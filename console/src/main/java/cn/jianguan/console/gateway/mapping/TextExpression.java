package cn.jianguan.console.gateway.mapping;

import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles what a mapping writes after a field into a {@link RowText}: a template, a list (the
 * first that is not empty), or the steps {@code from, trim, match/take, map, date, hash, else},
 * done in this order whatever order they are written in.
 *
 * <p>A {@code match} that is not found in a text refuses the row, unless the mapping says what
 * then: by {@code else}, by {@code map}, or by a later entry of a list.
 */
public final class TextExpression {
  private static final List<String> STEPS =
      List.of("from", "digest", "trim", "match", "take", "map", "date", "hash", "else");

  private final MappingScope scope;

  public TextExpression(MappingScope scope) {
    this.scope = scope;
  }

  public RowText text(MappingEntry entry) {
    return text(entry, false);
  }

  /**
   * @param more keys beside the steps, which the caller understands
   */
  public RowText text(MappingEntry entry, String... more) {
    if (entry.node().isObject()) {
      List<String> known = new ArrayList<>(STEPS);
      known.addAll(List.of(more));
      entry.allow(known.toArray(new String[0]));
      return steps(entry, false);
    }
    return text(entry, false);
  }

  private RowText text(MappingEntry entry, boolean mayMiss) {
    if (entry.isText()) {
      return TextTemplate.of(entry, scope);
    }
    if (entry.isList()) {
      return choices(entry, mayMiss);
    }
    entry.allow(STEPS.toArray(new String[0]));
    return steps(entry, mayMiss);
  }

  private RowText choices(MappingEntry list, boolean mayMiss) {
    List<MappingEntry> entries = list.entries();
    List<RowText> choices = new ArrayList<>();
    for (MappingEntry entry : entries) {
      boolean last = entry == entries.get(entries.size() - 1);
      int before = scope.references();
      choices.add(text(entry, mayMiss || !last));
      if (!last && entry.isText() && scope.references() == before && !entry.text().isEmpty()) {
        throw entry.wrong("is always there: what follows in the list is never used");
      }
    }
    if (choices.isEmpty()) {
      throw list.wrong("is empty");
    }
    return first(choices);
  }

  private RowText steps(MappingEntry entry, boolean mayMiss) {
    RowText mapped = mapped(entry, mayMiss || !entry.get("else").absent());
    return orElse(entry, hashed(entry, dated(entry, mapped)));
  }

  /** The steps to {@code map}; keys are checked by the caller. */
  RowText mapped(MappingEntry entry, boolean mayMiss) {
    MappingEntry written = entry.get("map");
    if (written.absent()) {
      return source(entry, mayMiss);
    }
    CodeMap map = scope.map(written);
    RowText text = source(entry, true);
    return row -> map.of(text.of(row));
  }

  /** The steps before {@code map}; keys are checked by the caller. */
  public RowText source(MappingEntry entry, boolean mayMiss) {
    MappingEntry match = entry.get("match");
    if (match.absent() && !entry.get("take").absent()) {
      throw entry.get("take").wrong("needs 'match' beside it");
    }
    RowText text = given(entry, mayMiss);
    return match.absent() ? text : new TextMatch(match, entry.get("take"), mayMiss).of(text);
  }

  private RowText given(MappingEntry entry, boolean mayMiss) {
    if (entry.get("digest").absent()) {
      RowText text = text(entry.required("from"), mayMiss);
      return entry.get("trim").flag() ? row -> text.of(row).strip() : text;
    }
    for (String other : List.of("from", "trim")) {
      if (!entry.get(other).absent()) {
        throw entry.get(other).wrong("cannot stand beside 'digest'");
      }
    }
    return digest(entry.get("digest"));
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
      throw entry.wrong(
          "'%s' is no date form, %s; write %s"
              .formatted(entry.text(), e.getMessage(), DateForm.NAMES));
    }
  }

  static RowRefusedException notADate(MappingEntry entry, String value) {
    String form = form(entry);
    return new RowRefusedException(
        RejectReason.FIELD_FORMAT, "", value, "日期，写作 " + form + " / a date written as " + form);
  }

  /** As an example, or as the pattern of the mapping. */
  private static String form(MappingEntry entry) {
    if (entry.get("time").absent()) {
      return DateForm.example(entry.get("date").text("iso"));
    }
    return switch (entry.get("time").text()) {
      case "iso" -> "2014-12-31T13:00:00+08:00";
      case "epochMillis" -> "1420002000000";
      default -> entry.get("time").text();
    };
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
    return entry.get("else").absent() ? text : first(List.of(text, text(entry.get("else"), false)));
  }
}
