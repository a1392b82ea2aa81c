package cn.jianguan.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a state, an event, a card or a role is called among people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Word(String zh, String en) {
  private static final Map<String, Word> WORDS = read();

  /**
   * The word for a value of one of the enums of the closed loop.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static Word of(Enum<?> value) {
    Word word = WORDS.get(value.getDeclaringClass().getSimpleName() + '.' + value.name());
    if (word == null) {
      throw new IllegalArgumentException("no word for " + value);
    }
    return word;
  }

  /** The word with its value, as whoever has to write the value reads it. */
  public static String named(Enum<?> value) {
    return of(value) + " (" + value.name() + ")";
  }

  /** The word for the code of a reason; one that the loop does not name is its own word. */
  public static Word ofReason(String code) {
    return WORDS.getOrDefault("Reason." + code, new Word(code, code));
  }

  private static Map<String, Word> read() {
    try (InputStream in = Word.class.getResourceAsStream("words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s*\\|\\s*"))
          .collect(
              Collectors.toMap(
                  cells -> cells[0].strip(), cells -> new Word(cells[1], cells[2].strip())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both, Chinese first. */
  @Override
  public String toString() {
    return zh + " " + en;
  }
}
