package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.Header;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the expressions of a mapping can refer to. Without a file (when a mapping is only checked)
 * every column exists; for a file, columns are those of its header.
 */
public final class MappingScope {
  private final Header header;
  private final ZoneId zone;
  private final Map<String, CodeMap> maps;
  private final NamedValues names;
  private final Set<String> columns = new LinkedHashSet<>();
  private int references;

  /**
   * @param header columns of the file, or null to check a mapping without one
   * @param names values that the mapping itself names
   */
  public MappingScope(Header header, ZoneId zone, Map<String, CodeMap> maps, NamedValues names) {
    this.header = header;
    this.zone = zone;
    this.maps = maps;
    this.names = names;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Columns that some expression reads. */
  public Set<String> columns() {
    return columns;
  }

  /** How many names have been asked for: none more while a value is compiled, it is a constant. */
  public int references() {
    return references;
  }

  /** The value of a name of the mapping, or else of a column. */
  public RowText value(String name) {
    references++;
    RowText named = names.find(name, this);
    return named == null ? column(name) : named;
  }

  private RowText column(String name) {
    columns.add(name);
    int position = header == null ? -1 : header.position(name);
    return position < 0 ? row -> "" : row -> row.text(position);
  }

  /** Elements of the arrays in a column; null where the name is none of a column. */
  public RowElements elements(String name) {
    if (names.find(name, this) != null) {
      return null;
    }
    columns.add(name);
    int position = header == null ? -1 : header.position(name);
    return position < 0 ? row -> null : row -> row.elements(position);
  }

  public CodeMap map(MappingEntry entry) {
    if (!entry.isText()) {
      return new CodeMap(entry.key(), entry);
    }
    CodeMap map = maps.get(entry.text());
    if (map == null) {
      throw entry.wrong(
          "no map '"
              + entry.text()
              + "'; write one of "
              + maps.keySet()
              + " or the codes themselves");
    }
    return map;
  }
}
