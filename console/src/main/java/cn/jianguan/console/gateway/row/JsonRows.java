package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Rows of a JSON-lines file (UTF-8, one object per line). Columns are the keys; a key inside an
 * object is written {@code outer.inner}; an array is a list of its elements. null and an absent key
 * are the empty value, null in an array is no element. Two keys that give one column refuse the
 * row. The first 100 unknown keys are noted as they come.
 */
final class JsonRows implements RowReader {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_UNKNOWN = 100;
  private static final int LONGEST_NAME = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  private final InputStream in;
  private final Header header;
  private final SourceRow row;
  private final TreeSet<String> unknown = new TreeSet<>();
  private final BitSet seen = new BitSet();
  private final BitSet filled = new BitSet();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long lineNumber;

  JsonRows(String file, InputStream in, Collection<String> columns) {
    this.in = in;
    this.header = new Header(List.copyOf(columns));
    this.row = new SourceRow(file, header.size(), line::toByteArray);
  }

  /** Which of the columns some readable line of the file has. */
  static List<String> keys(DataFile file, Collection<String> columns) throws IOException {
    try (JsonRows rows = new JsonRows(file.name(), file.open(), columns)) {
      rows.readUntilAllAreSeen();
      return rows.seen.stream().mapToObj(rows.header::name).toList();
    }
  }

  private void readUntilAllAreSeen() {
    try {
      while (seen.cardinality() < header.size() && next() != null) {
        // Each line adds what it has.
      }
    } catch (IOException damage) {
      // Whoever reads the rows comes to the same place and says so.
    }
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public Collection<String> unknownColumns() {
    return unknown;
  }

  @Override
  public SourceRow next() throws IOException {
    while (readLine()) {
      lineNumber++;
      if (!new String(line.toByteArray(), StandardCharsets.UTF_8).isBlank()) {
        return parse(row.begin(lineNumber));
      }
    }
    return null;
  }

  private boolean readLine() throws IOException {
    line.reset();
    int next = in.read();
    if (next < 0) {
      return false;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() <= LONGEST_LINE) {
        line.write(next);
      }
    }
    return true;
  }

  private SourceRow parse(SourceRow target) {
    if (line.size() > LONGEST_LINE) {
      return target.fail(refusal("不超过 1 MiB 的行 / a line of at most 1 MiB"));
    }
    byte[] bytes = line.toByteArray();
    StrictDecoder utf8 = new StrictDecoder(StandardCharsets.UTF_8);
    char[] chars = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      chars[i] = (char) (bytes[i] & 0xFF);
    }
    String text = utf8.of(chars, 0, chars.length);
    if (text == null) {
      return target.fail(refusal("UTF-8 文本 / text in UTF-8"));
    }
    filled.clear();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return target.fail(refusal("一个 JSON 对象 / one JSON object"));
      }
      object(parser, "");
      return parser.nextToken() == null
          ? target
          : target.fail(refusal("每行一个 JSON 对象 / one JSON object per line"));
    } catch (RowRefusedException refusal) {
      return target.fail(refusal);
    } catch (IOException e) {
      return target.fail(refusal("可读的 JSON / readable JSON: " + firstLine(e.getMessage())));
    }
  }

  private void object(JsonParser parser, String prefix) throws IOException, RowRefusedException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      int position = header.position(name);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        if (position >= 0) {
          throw refusal(name, "一个值，不是对象 / a value, not an object");
        }
        object(parser, name + ".");
      } else if (position < 0) {
        note(name);
        parser.skipChildren();
      } else {
        put(parser, value, position, name);
      }
    }
  }

  /** A sender may write as many keys as he likes, and as long ones: the first are enough. */
  private void note(String name) {
    if (unknown.size() < MOST_UNKNOWN) {
      unknown.add(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…");
    }
  }

  private void put(JsonParser parser, JsonToken value, int position, String name)
      throws IOException, RowRefusedException {
    if (filled.get(position)) {
      throw refusal(name, "只有一个值 / one value: two keys of this line give it");
    }
    filled.set(position);
    seen.set(position);
    if (value == JsonToken.START_ARRAY) {
      row.set(position, array(parser, name));
    } else {
      row.set(position, value == JsonToken.VALUE_NULL ? "" : text(parser, name));
    }
  }

  private static List<String> array(JsonParser parser, String name)
      throws IOException, RowRefusedException {
    List<String> elements = new ArrayList<>();
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      if (value.isStructStart()) {
        throw refusal(name, "只含文本和数字的数组 / an array of texts and numbers only");
      }
      if (value != JsonToken.VALUE_NULL) {
        elements.add(text(parser, name));
      }
    }
    return elements;
  }

  /** Half of a surrogate pair is no character: no text has it. */
  private static String text(JsonParser parser, String name)
      throws IOException, RowRefusedException {
    String text = parser.getText();
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw refusal(name, "完整的字符 / whole characters: half of a surrogate pair is none");
    }
    return text;
  }

  private static RowRefusedException refusal(String field, String expected) {
    return new RowRefusedException(RejectReason.LINE_UNREADABLE, field, "", expected);
  }

  private static RowRefusedException refusal(String expected) {
    return refusal("", expected);
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
