package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading {@code fields.csv} fails where a kind has no row; here, where a row has no field. */
class FieldRuleTest {
  @ParameterizedTest
  @EnumSource(value = ActKind.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void rules_nameFieldsOfTheirKind(ActKind kind) {
    for (FieldRule rule : FieldRule.of(kind)) {
      int dot = rule.path().indexOf('.');
      Schema record =
          switch (dot < 0 ? "" : rule.path().substring(0, dot)) {
            case "" -> SupervisionAct.getClassSchema();
            case "envelope" -> Envelope.getClassSchema();
            case "party" -> Party.getClassSchema();
            case "body" -> ActBodies.schema(kind);
            default -> throw new AssertionError(rule.path());
          };
      assertThat(record.getField(rule.path().substring(dot + 1)))
          .as("fields.csv: %s,%s", kind, rule.path())
          .isNotNull();
    }
  }
}
