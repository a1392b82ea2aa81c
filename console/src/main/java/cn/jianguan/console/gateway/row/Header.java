package cn.jianguan.console.gateway.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table, in order. Names are unique; a column may have none. */
public final class Header {
  private final List<String> columns;
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  public Header(List<String> columns) {
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isEmpty()) {
        positions.putIfAbsent(columns.get(i), i);
      }
    }
  }

  /** Position of a column, or -1. */
  public int position(String name) {
    return positions.getOrDefault(name, -1);
  }

  /** Name of the column at a position; empty where it has none. */
  String name(int position) {
    return columns.get(position);
  }

  /** The names there are. */
  public List<String> names() {
    return List.copyOf(positions.keySet());
  }

  /** Columns without a name, counted from 1. */
  public List<Integer> unnamed() {
    return java.util.stream.IntStream.rangeClosed(1, size())
        .filter(at -> columns.get(at - 1).isEmpty())
        .boxed()
        .toList();
  }

  public int size() {
    return columns.size();
  }
}
