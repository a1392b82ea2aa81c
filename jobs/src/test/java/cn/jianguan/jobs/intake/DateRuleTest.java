package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** {@code dates.csv} speaks of every date there is; {@code -Ddates.write=true} writes DATES.md. */
class DateRuleTest {
  private static final Path DOCUMENT = Path.of("DATES.md");

  @Test
  void everyDateOfEveryKind_hasARow() {
    Set<String> dates = new TreeSet<>(Set.of("* occurredAt"));
    dates(Envelope.getClassSchema(), "* envelope.", dates);
    for (ActKind kind : ActKind.values()) {
      Schema body = ActBodies.schema(kind);
      if (body != null) {
        dates(body, kind + " body.", dates);
      }
    }
    Set<String> told =
        DateRule.all().stream()
            .map(rule -> (rule.kind() == null ? "*" : rule.kind()) + " " + rule.field())
            .filter(name -> !name.equals("PENALTY envelope.submittedDate")) // once more, of a kind
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(dates);
  }

  private static void dates(Schema record, String prefix, Set<String> into) {
    for (Schema.Field field : record.getFields()) {
      List<Schema> types =
          field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
      if (types.stream().anyMatch(type -> type.getLogicalType() != null)) {
        into.add(prefix + field.name());
      }
    }
  }

  @Test
  void document_saysWhatTheTableSays() throws IOException {
    if (Boolean.getBoolean("dates.write")) {
      Files.writeString(DOCUMENT, document());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
  }

  private static String document() {
    return """
        # 日期核对 / Dates

        Made from `dates.csv` by `DateRuleTest`; not edited by hand.

        每条记录的日期按来源所在地的日历日比较。“获知”是记录进入日志的时刻。拒收的原因代码为 DATE_ORDER；存疑的记录照常计入，字段名列入 `suspect_fields`。
        期限、有效期与计划可以在将来。

        Dates of a row are compared by calendar day in the zone of its source; `known` is the moment at which the row came into the log
        (moments may be 15 minutes ahead of it: clocks differ). A refused row is in `reject` with reason DATE_ORDER, field and both days;
        a flagged one counts, and column `suspect_fields` names the field. Deadlines, validities and plans may lie in the future. Besides,
        days are from 1900 to 2199, those of occurrence from 1949 (FIELD_RANGE).

        | 种类 kind | 字段 field | 中文 | 应 must be | 否则 else |
        |---|---|---|---|---|
        %s
        """
        .formatted(
            DateRule.all().stream().map(DateRuleTest::line).collect(Collectors.joining("\n")));
  }

  private static String line(DateRule rule) {
    String must =
        switch (rule.comparison()) {
          case NOT_AFTER -> "不晚于 not after `" + rule.other() + "`";
          case NOT_BEFORE -> "不早于 not before `" + rule.other() + "`";
          case FREE -> "任意 any: 期限、有效期或计划 deadline, validity, plan";
        };
    String otherwise =
        switch (rule.answer()) {
          case REFUSE -> "拒收 refused";
          case FLAG -> "存疑 flagged";
          case NONE -> "–";
        };
    String kind = rule.kind() == null ? "全部 all" : rule.kind().name();
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(kind, rule.field(), chinese(rule), must, otherwise);
  }

  private static String chinese(DateRule rule) {
    int dot = rule.field().indexOf('.');
    String name = rule.field().substring(dot + 1);
    Schema record =
        dot < 0
            ? SupervisionAct.getClassSchema()
            : rule.field().startsWith("envelope.")
                ? Envelope.getClassSchema()
                : ActBodies.schema(rule.kind());
    return record.getField(name).doc().split(" / ")[0];
  }
}
