package cn.jianguan.console.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table, in order; names are unique. */
final class Header {
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  Header(List<String> names) {
    for (String name : names) {
      positions.putIfAbsent(name, positions.size());
    }
  }

  /** Position of a column, or -1. */
  int position(String name) {
    return positions.getOrDefault(name, -1);
  }

  List<String> names() {
    return List.copyOf(positions.keySet());
  }

  int size() {
    return positions.size();
  }
}
