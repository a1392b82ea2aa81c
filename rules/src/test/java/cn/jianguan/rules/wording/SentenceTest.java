package cn.jianguan.rules.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.reference.ReferenceRecords;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences and what is told in them. */
final class SentenceTest {
  private final ReferenceRecords records = new ReferenceRecords();
  private final Names names = new Names(records);

  private String fill(Language language, String text, Map<String, Spoken> values) {
    return Sentence.parse(text)
        .fill(
            name -> values.getOrDefault(name, Spoken.NOTHING),
            new Wording(language, names, ZoneId.of("Asia/Shanghai")),
            "");
  }

  private static Spoken plain(Object value) {
    return new Spoken(value, Quantity.PLAIN);
  }

  @Test
  void value_isWrittenAsWhatItIs() {
    assertThat(
            fill(
                Language.ZH,
                "罚款 {fineFen}，占 {share:percent}。",
                Map.of("fineFen", new Spoken(60000000L, Quantity.MONEY), "share", plain(0.3))))
        .isEqualTo("罚款 60 万元，占 30%。");
  }

  @Test
  void latinBesideIdeographs_standsApart_andNamesStayWhole() {
    Map<String, Spoken> values =
        Map.of("name", plain("Edwards甲"), "metric", plain("PM2"), "code", plain("甲7号"));
    assertThat(fill(Language.ZH, "检查{name}报的{metric}申报[、{code}{metric}]。", values))
        .isEqualTo("检查 Edwards甲报的 PM2 申报、甲7号 PM2。");
  }

  @Test
  void absent_isSaidInWordsAndNeverADash() {
    assertThat(fill(Language.ZH, "证号 {no}。", Map.of())).isEqualTo("证号 不详。");
    assertThat(fill(Language.EN, "Number {no}.", Map.of("no", plain(Double.NaN))))
        .isEqualTo("Number unknown.");
  }

  @Test
  void firstAfterAColon_hasNothingBeforeIt() {
    String zh = "迹象：[，来电 {a} 人]{b?，无许可:}[；广告 {c} 条]。";
    String en = "Signs: {b?no licence:}[; {a} callers][, {c} advertisements].";
    Map<String, Spoken> first = Map.of("a", plain(3L), "b", plain(true));
    Map<String, Spoken> last = Map.of("c", plain(2L));

    assertThat(fill(Language.ZH, zh, first)).isEqualTo("迹象：来电 3 人，无许可。");
    assertThat(fill(Language.ZH, zh, last)).isEqualTo("迹象：广告 2 条。");
    assertThat(fill(Language.EN, en, first)).isEqualTo("Signs: no licence; 3 callers.");
    assertThat(fill(Language.EN, en, last)).isEqualTo("Signs: 2 advertisements.");
    assertThat(fill(Language.ZH, "{a}[，{b}]", Map.of("a", plain("09:30"), "b", plain("晚"))))
        .isEqualTo("09:30，晚");
  }

  @Test
  void list_isToldWhole_andAnEmptyOneIsNothing() {
    String text = "{a|b?条款为:未载明条款}[「{a|b}」]。";
    assertThat(fill(Language.ZH, text, Map.of("a", plain(List.of("甲", "乙")), "b", plain("丙"))))
        .isEqualTo("条款为「甲、乙」。");
    assertThat(fill(Language.ZH, text, Map.of("a", plain(List.of()), "b", plain("丙"))))
        .isEqualTo("条款为「丙」。");
    assertThat(fill(Language.ZH, text, Map.of("a", plain(List.of())))).isEqualTo("未载明条款。");
  }

  @Test
  void alternatives_theFirstThatHasAValue() {
    assertThat(fill(Language.ZH, "{a|b}", Map.of("a", plain(""), "b", plain("乙")))).isEqualTo("乙");
  }

  @Test
  void brackets_areLeftOutWhereTheySayNothing() {
    String text = "检查 {n} 次[，其中假日 {m} 次]。";

    assertThat(fill(Language.ZH, text, Map.of("n", plain(3L), "m", plain(0.0))))
        .isEqualTo("检查 3 次。");
    assertThat(fill(Language.ZH, text, Map.of("n", plain(3L), "m", plain(1.0))))
        .isEqualTo("检查 3 次，其中假日 1 次。");
  }

  @Test
  void choice_byYesOrNo() {
    String text = "{reviewed?已经审核:未经审核}";

    assertThat(fill(Language.ZH, text, Map.of("reviewed", plain(true)))).isEqualTo("已经审核");
    assertThat(fill(Language.ZH, text, Map.of())).isEqualTo("未经审核");
  }

  @Test
  void codes_areNamedInTheLanguage() {
    records.ship(Agency.newBuilder().setCode("A1").setName("环保局 / Environment bureau").build());
    records.ship(
        CodeListEntry.newBuilder()
            .setList("grade")
            .setCode("D")
            .setMeaningZh("失信")
            .setMeaningEn("dishonest")
            .build());
    Map<String, Spoken> values =
        Map.of("agency", new Spoken("A1", Quantity.AGENCY), "grade", plain("D"), "no", plain("X"));

    assertThat(fill(Language.ZH, "{agency} {grade:list grade} {no:agency}", values))
        .isEqualTo("环保局 失信 X");
    assertThat(fill(Language.EN, "{agency} {grade:list grade}", values))
        .isEqualTo("Environment bureau dishonest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{a", "a}", "[a", "a]", "[[{a}]]", "{a b}", "{a:dollars}", "{a?yes}", "{}"})
  void unreadable_isRefused(String text) {
    assertThatThrownBy(() -> Sentence.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
