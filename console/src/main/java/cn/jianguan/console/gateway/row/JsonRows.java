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
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Rows of a JSON-lines file (UTF-8, one object per line). Columns are the keys; a key inside an
 * object is written {@code outer.inner}; the values of an array are joined by {@code ;}. null and
 * an absent key are the empty value. Columns are those the mapping speaks of, and unknown ones are
 * noted as they come.
 */
final class JsonRows implements RowReader {
  private static final int LONGEST_LINE = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  private final InputStream in;
  private final Header header;
  private final SourceRow row;
  private final TreeSet<String> unknown = new TreeSet<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long lineNumber;

  JsonRows(String file, InputStream in, Collection<String> columns) {
    this.in = in;
    this.header = new Header(List.copyOf(columns));
    this.row = new SourceRow(file, header.size(), line::toByteArray);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public byte[] headerLine() {
    return new byte[0];
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
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return target.fail(refusal("一个 JSON 对象 / one JSON object"));
      }
      object(parser, "");
      return parser.nextToken() == null
          ? target
          : target.fail(refusal("每行一个 JSON 对象 / one JSON object per line"));
    } catch (IOException e) {
      return target.fail(refusal("可读的 JSON / readable JSON: " + firstLine(e.getMessage())));
    }
  }

  private void object(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, name + ".");
      } else if (value == JsonToken.START_ARRAY) {
        put(name, array(parser));
      } else {
        put(name, value == JsonToken.VALUE_NULL ? "" : parser.getText());
      }
    }
  }

  private String array(JsonParser parser) throws IOException {
    StringBuilder joined = new StringBuilder();
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      if (value.isStructStart()) {
        throw new IOException("an array may hold texts and numbers only");
      }
      joined.append(joined.isEmpty() ? "" : ";").append(parser.getText());
    }
    return joined.toString();
  }

  private void put(String name, String value) {
    int position = header.position(name);
    if (position < 0) {
      unknown.add(name);
    } else {
      row.set(position, value);
    }
  }

  private static RowRefusedException refusal(String expected) {
    return new RowRefusedException(RejectReason.LINE_UNREADABLE, "", "", expected);
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
