package cn.jianguan.console.gateway.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table, in order; names are unique. */
public final class Header {
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  public Header(List<String> names) {
    for (String name : names) {
      positions.putIfAbsent(name, positions.size());
    }
  }

  /** Position of a column, or -1. */
  public int position(String name) {
    return positions.getOrDefault(name, -1);
  }

  public List<String> names() {
    return List.copyOf(positions.keySet());
  }

  public int size() {
    return positions.size();
  }
}
