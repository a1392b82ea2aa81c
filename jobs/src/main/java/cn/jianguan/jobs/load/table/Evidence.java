package cn.jianguan.jobs.load.table;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.EvidenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One line of an alert's evidence, for the transition whose hit brought it.
 *
 * @param kind INDICATOR or ACT
 * @param ordinal place in the alert's list, from 1
 * @param name name of the indicator or parameter; empty for an act
 * @param value its value, or the act's id
 * @param threshold what it was compared with; empty where it was not
 */
public record Evidence(
    AlertTransition of, Kind kind, int ordinal, String name, String value, String threshold) {

  public enum Kind {
    INDICATOR,
    ACT
  }

  /** Nothing for transitions that no hit caused: they change no evidence. */
  public static List<Evidence> of(AlertTransition transition) {
    List<Evidence> lines = new ArrayList<>();
    if (transition.getHitId() == null) {
      return lines;
    }
    Alert alert = transition.getAlert();
    for (EvidenceValue value : alert.getEvidence()) {
      lines.add(
          new Evidence(
              transition,
              Kind.INDICATOR,
              lines.size() + 1,
              value.getName(),
              value.getValue(),
              value.getThreshold()));
    }
    int ordinal = 0;
    for (String actId : alert.getActIds()) {
      lines.add(new Evidence(transition, Kind.ACT, ++ordinal, "", actId, ""));
    }
    return lines;
  }

  static List<Column<Evidence>> columns() {
    List<Column<Evidence>> columns = new ArrayList<>();
    AlertTables.image(AvroColumns.only(Alert.SCHEMA$, "subject", "modelId", "modelVersion"))
        .forEach(column -> columns.add(column.of(Evidence::of)));
    AvroColumns.<AlertTransition>only(AlertTransition.SCHEMA$, "alertId", "seq", "hitId", "logTime")
        .forEach(column -> columns.add(column.of(Evidence::of)));
    columns.add(column("kind", ColumnType.CODE, "类别 / INDICATOR or ACT", Evidence::kind));
    columns.add(
        column("ordinal", ColumnType.INT, "次序 / place in the list, from 1", Evidence::ordinal));
    columns.add(
        column(
            "name",
            ColumnType.CODE,
            "名称 / name of the indicator or parameter; empty for an act",
            Evidence::name));
    columns.add(
        column("value", ColumnType.STRING, "取值 / its value, or the act's id", Evidence::value));
    columns.add(
        column(
            "threshold",
            ColumnType.STRING,
            "阈值 / what it was compared with; empty where it was not",
            Evidence::threshold));
    return columns;
  }

  private static Column<Evidence> column(
      String name, ColumnType type, String comment, Function<Evidence, Object> value) {
    return new Column<>(name, type, comment, row -> value.apply(row.record()));
  }
}
