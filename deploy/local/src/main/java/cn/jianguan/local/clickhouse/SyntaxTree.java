package cn.jianguan.local.clickhouse;

import java.util.ArrayList;
import java.util.List;

/**
 * What the engine's own parser makes of a statement, as {@code EXPLAIN AST} prints it: one node a
 * line, indented by one blank per level, its kind first, then its name.
 */
record SyntaxTree(List<Node> nodes) {

  /**
   * @param depth 0 is the statement
   * @param kind e.g. {@code Function}, {@code TableIdentifier}
   * @param name the rest of the line without alias and number of children
   */
  record Node(int depth, String kind, String name) {}

  static SyntaxTree of(String printed) {
    List<Node> nodes = new ArrayList<>();
    for (String line : printed.split("\n")) {
      if (!line.isBlank()) {
        nodes.add(node(line));
      }
    }
    return new SyntaxTree(List.copyOf(nodes));
  }

  private static Node node(String line) {
    String text = line.stripLeading();
    int depth = line.length() - text.length();
    int blank = text.indexOf(' ');
    String kind = blank < 0 ? text : text.substring(0, blank);
    String name = blank < 0 ? "" : text.substring(blank + 1);
    return new Node(depth, kind, name.replaceAll("\\s*\\((alias|children) .*$", "").strip());
  }

  Node root() {
    return nodes.get(0);
  }

  /** True where the node at an index stands directly under one of this kind. */
  boolean isChildOf(int index, String kind) {
    int parent = parentOf(index);
    return parent >= 0 && nodes.get(parent).kind().equals(kind);
  }

  /** Index of the node it stands directly under; -1 where there is none. */
  int parentOf(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (nodes.get(i).depth() < nodes.get(index).depth()) {
        return i;
      }
    }
    return -1;
  }
}
