package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.mapping.CodeMap;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.RowElements;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Writes a list of texts: the elements of an array where a column has one, else the parts of a text
 * with a separator ({@code split}); each through {@code map}; empty parts are none, equal ones are
 * one.
 */
final class ListEncoder implements FieldEncoder {
  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  private final RowText text;
  private final RowElements elements;
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
    text =
        whole
            ? expression.text(entry)
            : expression.source(
                entry.allow("from", "trim", "match", "take", "map", "split"),
                !entry.get("map").absent());
    elements = elements(plain ? entry : entry.get("from"), entry, scope);
    map = plain || entry.get("map").absent() ? null : scope.map(entry.get("map"));
  }

  /** Right from a column, and nothing done to its text, an array keeps its elements. */
  private static RowElements elements(MappingEntry from, MappingEntry entry, MappingScope scope) {
    boolean changed =
        entry.node().isObject() && !(entry.get("match").absent() && entry.get("trim").absent());
    Matcher column = COLUMN.matcher(from.node().isTextual() ? from.text() : "");
    RowElements found = changed || !column.matches() ? null : scope.elements(column.group(1));
    return found == null ? row -> null : found;
  }

  @Override
  public void write(RecordBuffer buffer) throws IOException, RowRefusedException {
    List<String> parts = parts(buffer.row());
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

  private List<String> parts(SourceRow row) throws RowRefusedException {
    List<String> array = elements.of(row);
    if (array != null) {
      return codes(array, map);
    }
    String joined = text.of(row);
    return separator.isEmpty()
        ? codes(List.of(joined), null)
        : codes(List.of(joined.split(Pattern.quote(separator))), map);
  }

  private static List<String> codes(List<String> parts, CodeMap map) throws RowRefusedException {
    List<String> codes = new ArrayList<>();
    for (String part : parts) {
      String code = map == null || part.isEmpty() ? part : map.of(part);
      if (!code.isEmpty() && !codes.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }
}
