package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping names itself: its {@code vars} (values used in several places, worked out once per
 * row) and its {@code lookups}, each written as "lookup.column". Compiled when first referred to.
 */
public final class NamedValues {
  private final MappingEntry mapping;
  private final Map<String, LookupTable> lookups;
  private final Map<String, RowText> compiled = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  public NamedValues(MappingEntry mapping, Map<String, LookupTable> lookups) {
    this.mapping = mapping;
    this.lookups = lookups;
  }

  /** Compiles everything, used or not, so that mistakes show when the mapping is loaded. */
  public void all(MappingScope scope) {
    for (String var : mapping.get("vars").children().keySet()) {
      find(var, scope);
    }
    mapping.get("lookups").children().forEach((alias, use) -> by(alias, use, scope));
  }

  /** The value of that name, or null where it is the name of a column. */
  RowText find(String name, MappingScope scope) {
    MappingEntry var = mapping.get("vars").get(name);
    int dot = name.indexOf('.');
    MappingEntry use = mapping.get("lookups").get(dot < 0 ? name : name.substring(0, dot));
    if (dot >= 0 && !use.absent()) {
      return column(name, dot, use, scope);
    }
    if (dot >= 0 || var.absent()) {
      return null;
    }
    return compile(name, var, () -> oncePerRow(new TextExpression(scope).text(var)));
  }

  private RowText column(String name, int dot, MappingEntry use, MappingScope scope) {
    LookupTable lookup = lookup(use);
    int column = lookup.columns().indexOf(name.substring(dot + 1));
    if (column < 0) {
      throw use.wrong("'" + name + "': write a column of " + lookup.columns());
    }
    return lookup.value(column, by(name.substring(0, dot), use, scope));
  }

  private RowText by(String alias, MappingEntry use, MappingScope scope) {
    use.allow("in", "by");
    lookup(use);
    return compile(
        alias + ".", use, () -> oncePerRow(new TextExpression(scope).text(use.required("by"))));
  }

  private LookupTable lookup(MappingEntry use) {
    LookupTable lookup = lookups.get(use.required("in").text());
    if (lookup == null) {
      throw use.get("in").wrong("no such lookup; write one of " + lookups.keySet());
    }
    return lookup;
  }

  private interface Compile {
    RowText get();
  }

  private RowText compile(String name, MappingEntry entry, Compile compile) {
    RowText known = compiled.get(name);
    if (known != null) {
      return known;
    }
    if (!underWay.add(name)) {
      throw entry.wrong("refers to itself");
    }
    RowText text = compile.get();
    underWay.remove(name);
    compiled.put(name, text);
    return text;
  }

  private static RowText oncePerRow(RowText text) {
    return new RowText() {
      private long row = -1;
      private String value;

      @Override
      public String of(SourceRow current) throws RowRefusedException {
        if (current.sequence() != row) {
          value = text.of(current);
          row = current.sequence();
        }
        return value;
      }
    };
  }
}
