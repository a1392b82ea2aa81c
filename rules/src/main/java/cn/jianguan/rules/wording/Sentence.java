package cn.jianguan.rules.wording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sentence with values in it. In braces stands what is told:
 *
 * <ul>
 *   <li>{@code {fineFen}} a value, written as what it is
 *   <li>{@code {shipmentMinutes:minutes}} written as something else, see {@link Quantity}; {@code
 *       {grade:list credit_grade}} the meaning of a code
 *   <li>{@code {plate|vehicle|subject}} the first of them that has a value
 *   <li>{@code {isLegalReview?已经法制审核:未经法制审核}} words by yes or no; of several names, {@code
 *       {a|b?yes:no}}, any one will do
 * </ul>
 *
 * What stands in square brackets is left out where a value in it says nothing: absent, no or 0.
 * Elsewhere an absent value is 不详, "unknown". In English the noun behind a count of one is in the
 * singular ({@link Noun}). Immutable.
 */
public final class Sentence {
  /** A piece of it. */
  private interface Part {
    String fill(Telling telling);

    /** Whether it speaks of values all of which say nothing. */
    default boolean saysNothing(Telling telling) {
      return false;
    }

    /** Names of the values it tells; those of a choice are asked, not told. */
    default List<String> told() {
      return List.of();
    }

    /** Names of the values it asks for yes or no. */
    default List<String> asked() {
      return List.of();
    }
  }

  /** What a sentence is filled with. */
  private record Telling(Function<String, Spoken> values, Wording wording, String currency) {
    boolean isEnglish() {
      return wording.language() == Language.EN;
    }
  }

  private record Text(String text) implements Part {
    @Override
    public String fill(Telling telling) {
      return text;
    }
  }

  /**
   * @param quantity null: as the value says
   * @param list dictionary to look the code up in; empty none
   */
  private record Value(List<String> told, Quantity quantity, String list) implements Part {
    @Override
    public String fill(Telling telling) {
      for (String name : told) {
        Spoken found = telling.values().apply(name);
        if (!found.isAbsent()) {
          return words(found, telling);
        }
      }
      return telling.wording().language().of("不详", "unknown");
    }

    private String words(Spoken found, Telling telling) {
      if (!list.isEmpty()) {
        return telling.wording().ofList(list, found);
      }
      Spoken spoken = quantity == null ? found : new Spoken(found.value(), quantity);
      return telling.wording().of(spoken, telling.currency());
    }

    @Override
    public boolean saysNothing(Telling telling) {
      return told.stream().map(telling.values()).allMatch(Spoken::isNothing);
    }
  }

  private record Choice(List<String> asked, String yes, String no) implements Part {
    @Override
    public String fill(Telling telling) {
      return asked.stream().map(telling.values()).allMatch(Spoken::isNothing) ? no : yes;
    }
  }

  private record Aside(List<Part> parts) implements Part {
    @Override
    public String fill(Telling telling) {
      return parts.stream().anyMatch(part -> part.saysNothing(telling))
          ? ""
          : joined(parts, telling);
    }

    @Override
    public List<String> told() {
      return parts.stream().flatMap(part -> part.told().stream()).toList();
    }

    @Override
    public List<String> asked() {
      return parts.stream().flatMap(part -> part.asked().stream()).toList();
    }
  }

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private final List<Part> parts;

  private Sentence(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a sentence.
   *
   * @throws IllegalArgumentException if braces or brackets are not closed, or what is in them is
   *     none of the above
   */
  public static Sentence parse(String text) {
    return new Sentence(new Reader(text).parts(false));
  }

  /** Names of the values it tells. */
  public Set<String> told() {
    return names(Part::told);
  }

  /** Names of the values by which it chooses its words. */
  public Set<String> asked() {
    return names(Part::asked);
  }

  private Set<String> names(Function<Part, List<String>> of) {
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.addAll(of.apply(part)));
    return names;
  }

  /**
   * The sentence with its values.
   *
   * @param values by name
   * @param currency of the money in it, ISO 4217; empty CNY
   */
  public String fill(Function<String, Spoken> values, Wording wording, String currency) {
    Telling telling = new Telling(values, wording, currency);
    return joined(parts, telling);
  }

  private static String joined(List<Part> parts, Telling telling) {
    Pieces pieces = new Pieces();
    boolean isOne = false;
    for (Part part : parts) {
      String piece = part.fill(telling);
      pieces.add(isOne && part instanceof Text ? Noun.singular(piece) : piece);
      isOne = part instanceof Value && piece.equals("1") && telling.isEnglish();
    }
    return pieces.toString();
  }

  /** Reads the written form, once from left to right. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Part> parts(boolean isInBrackets) {
      List<Part> parts = new ArrayList<>();
      StringBuilder plain = new StringBuilder();
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next == '{' || next == '[') {
          addText(plain, parts);
          if (next == '[' && isInBrackets) {
            throw wrong("方括号不能嵌套 / brackets within brackets");
          }
          parts.add(next == '{' ? braces() : new Aside(parts(true)));
        } else if (next == ']' && isInBrackets) {
          addText(plain, parts);
          return List.copyOf(parts);
        } else if (next == '}' || next == ']') {
          throw wrong("多出的 / unexpected " + next);
        } else {
          plain.append(next);
        }
      }
      if (isInBrackets) {
        throw wrong("方括号未闭合 / a bracket is not closed");
      }
      addText(plain, parts);
      return List.copyOf(parts);
    }

    private static void addText(StringBuilder plain, List<Part> parts) {
      if (!plain.isEmpty()) {
        parts.add(new Text(plain.toString()));
        plain.setLength(0);
      }
    }

    private Part braces() {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw wrong("花括号未闭合 / a brace is not closed");
      }
      String inner = text.substring(at, end);
      at = end + 1;
      int question = inner.indexOf('?');
      if (question >= 0) {
        int colon = inner.indexOf(':', question);
        if (colon < 0) {
          throw wrong("应为 {name?是:否} / write {name?yes:no}: {" + inner + "}");
        }
        return new Choice(
            names(inner.substring(0, question)),
            inner.substring(question + 1, colon),
            inner.substring(colon + 1));
      }
      int colon = inner.indexOf(':');
      String form = colon < 0 ? "" : inner.substring(colon + 1).strip();
      List<String> names = names(colon < 0 ? inner : inner.substring(0, colon));
      if (form.startsWith("list ")) {
        return new Value(names, null, form.substring("list ".length()).strip());
      }
      return new Value(names, form.isEmpty() ? null : Quantity.named(form), "");
    }

    private List<String> names(String words) {
      return Stream.of(words.split("\\|", -1)).map(this::name).toList();
    }

    private String name(String word) {
      if (!word.matches(NAME)) {
        throw wrong("不是名称 / not a name: \"" + word + "\"");
      }
      return word;
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(what + ": \"" + text + "\"");
    }
  }
}
