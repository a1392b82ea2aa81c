package cn.jianguan.console.gateway.row;

import java.util.Map;

/**
 * What a person made of a row.
 *
 * @param text the whole row, where its columns cannot be told apart; null: see values
 * @param values those that are changed, by column
 */
public record RowEdit(String text, Map<String, String> values) {
  public RowEdit {
    values = values == null ? Map.of() : Map.copyOf(values);
  }

  boolean isWhole() {
    return text != null;
  }
}
