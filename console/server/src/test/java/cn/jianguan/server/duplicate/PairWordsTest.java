package cn.jianguan.server.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jianguan.record.ActKind;
import cn.jianguan.server.duplicate.Pair.Field;
import cn.jianguan.server.duplicate.Pair.Standing;
import cn.jianguan.server.reference.Label;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is read out of the queue's words, and how two rows are compared. */
class PairWordsTest {
  private final JsonMapper mapper = JsonMapper.builder().build();

  @Test
  void likeness_isReadFieldByField() {
    assertThat(
            Likeness.of(
                "事项 item 0.50: 一方未报 one is silent; 机关 actor 0.00: A1 ≠ B2; 日期 day 0.80:"
                    + " 2024-03-08, 2024-03-09"))
        .containsExactly(
            new Likeness(new Label("事项", "item"), 50, new Label("一方未报", "one is silent")),
            new Likeness(new Label("机关", "actor"), 0, new Label("A1 ≠ B2", "A1 ≠ B2")),
            new Likeness(
                new Label("日期", "day"),
                80,
                new Label("2024-03-08, 2024-03-09", "2024-03-08, 2024-03-09")));
    assertThat(Likeness.of("人工判定 a person's answer 1: ORG/li")).isEmpty();
  }

  @Test
  void whoSaidIt_isReadWithAndWithoutWhy() {
    assertThat(Said.of("人工判定 a person's answer a-1: ORG/li 同一检查: 一次; 两报"))
        .isEqualTo(new Said("ORG", "ORG", "li", "同一检查: 一次; 两报"));
    assertThat(Said.of("人工判定 a person's answer a-1: ORG/li"))
        .isEqualTo(new Said("ORG", "ORG", "li", ""));
    assertThat(Said.of("事项 item 1.00: 相同 same")).isNull();
  }

  @Test
  void rows_areComparedByWhatEitherSays() {
    ObjectNode one =
        mapper
            .createObjectNode()
            .put("cd_id", "1")
            .put("agency_name", "甲局")
            .put("party_name", "梅园")
            .put("fine_fen", "0")
            .put("is_hearing", false);
    ObjectNode other =
        mapper
            .createObjectNode()
            .put("cd_id", "2")
            .put("agency_name", "甲局")
            .put("party_name", "梅园公司")
            .put("fine_fen", "5000")
            .put("is_hearing", false);
    one.putArray("law_codes");
    other.putArray("law_codes").add("a").add("b");

    List<Field> fields = new FieldComparison(ActKind.PENALTY).fields(one, other);

    assertThat(fields)
        .extracting(Field::name, Field::one, Field::other, Field::standing, Field::ofTheRow)
        .containsExactly(
            tuple("cd_id", "1", "2", Standing.DIFFERENT, true),
            tuple("agency_name", "甲局", "甲局", Standing.SAME, false),
            tuple("party_name", "梅园", "梅园公司", Standing.DIFFERENT, false),
            tuple("law_codes", "", "a、b", Standing.SILENT, false),
            tuple("is_hearing", "false", "false", Standing.SAME, false),
            tuple("fine_fen", "", "5000", Standing.SILENT, false));
    assertThat(fields).extracting(Field::zh).contains("罚款金额", "名称");
  }
}
