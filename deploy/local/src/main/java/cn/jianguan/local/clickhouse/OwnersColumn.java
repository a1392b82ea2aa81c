package cn.jianguan.local.clickhouse;

import cn.jianguan.local.clickhouse.SyntaxTree.Node;
import java.util.Locale;
import java.util.Set;

/**
 * Column {@code original} of table {@code reject}: rows as departments sent them, persons included.
 * Only who may mend them reads it. A statement that speaks of the table may neither name the column
 * nor ask for columns without naming them ({@code *}, {@code COLUMNS('…')}); {@code count(*)} asks
 * for none.
 */
final class OwnersColumn {
  private static final String TABLE = "reject";
  private static final String COLUMN = "original";

  /** They print or describe; what they name is not read. */
  private static final Set<String> NOT_READING =
      Set.of("DescribeQuery", "ShowCreateTableQuery", "ExistsTableQuery", "ShowColumns");

  private OwnersColumn() {}

  static boolean isRead(SyntaxTree tree) {
    boolean table = false;
    boolean column = false;
    for (int i = 0; i < tree.nodes().size(); i++) {
      Node node = tree.nodes().get(i);
      boolean isTable = node.kind().endsWith("Identifier") && last(node).equals(TABLE);
      table |= isTable;
      // x IN reject reads all of its columns.
      column |= isTable && !tree.isChildOf(i, "TableExpression");
      column |= node.kind().endsWith("Identifier") && last(node).equals(COLUMN);
      column |= asksWithoutNaming(node) && !isCounted(tree, i);
    }
    return table && column && !NOT_READING.contains(tree.root().kind());
  }

  private static boolean asksWithoutNaming(Node node) {
    return node.kind().contains("Asterisk") || node.kind().contains("Columns");
  }

  private static boolean isCounted(SyntaxTree tree, int asterisk) {
    return tree.parentOf(tree.parentOf(asterisk)) >= 0
        && tree.nodes()
            .get(tree.parentOf(tree.parentOf(asterisk)))
            .name()
            .toLowerCase(Locale.ROOT)
            .equals("count");
  }

  private static String last(Node node) {
    String name = node.name().replaceAll("[`\"]", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
