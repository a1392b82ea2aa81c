package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.mapping.CodeMap;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.row.RowRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Writes a list of texts: the parts of a text with a separator ({@code split}), each through {@code
 * map}; empty parts are none, equal ones are one.
 */
final class ListEncoder implements FieldEncoder {
  private final RowText text;
  private final String separator;
  private final CodeMap map;

  ListEncoder(Schema type, MappingEntry entry, MappingScope scope) {
    if (type.getElementType().getType() != Schema.Type.STRING) {
      throw entry.wrong("a list of " + type.getElementType() + " cannot be mapped");
    }
    TextExpression expression = new TextExpression(scope);
    boolean plain = !entry.node().isObject();
    separator = plain ? "" : entry.get("split").text("");
    boolean whole = separator.isEmpty();
    text = whole ? expression.text(entry) : expression.source(entry);
    map = whole || entry.get("map").absent() ? null : scope.map(entry.get("map"));
  }

  @Override
  public void write(RecordBuffer buffer) throws IOException, RowRefusedException {
    List<String> parts = parts(text.of(buffer.row()));
    buffer.encoder().writeArrayStart();
    if (!parts.isEmpty()) {
      buffer.encoder().setItemCount(parts.size());
      for (String part : parts) {
        buffer.encoder().startItem();
        buffer.encoder().writeString(part);
      }
    }
    buffer.encoder().writeArrayEnd();
  }

  private List<String> parts(String joined) throws RowRefusedException {
    List<String> parts = new ArrayList<>();
    String[] raw =
        separator.isEmpty() ? new String[] {joined} : joined.split(Pattern.quote(separator));
    for (String part : raw) {
      String code = map == null || part.isEmpty() ? part : map.of(part);
      if (!code.isEmpty() && !parts.contains(code)) {
        parts.add(code);
      }
    }
    return parts;
  }
}
