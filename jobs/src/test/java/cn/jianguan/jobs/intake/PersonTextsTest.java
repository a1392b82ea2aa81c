package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTextsTest {
  private static final String RESIDENT = "320102199003070033";

  private final PersonNumbers numbers =
      new PersonNumbers(new Pseudonyms("a secret of some length"));
  private final PersonTexts texts = new PersonTexts(numbers);

  @ParameterizedTest
  @CsvSource({
    "身份证320102199003070033的驾驶人, 320102199003070033",
    "身份证３２０１０２１９９００３０７００３３, 320102199003070033",
    "证号320102 19900307 0033, 320102199003070033",
    "旧证320102900307003, 320102199003070033",
    "电话13812345678拒接, 13812345678",
    "电话138-1234-5678, 13812345678",
    "电话+86 138 1234 5678, 13812345678",
    "驾驶苏A12345货车, 苏A12345",
    "车牌苏A·D12345, 苏AD12345",
    "车牌粤B12345D, 粤B12345D",
    "卡号6222021234567890128, 6222021234567890128",
    "卡号6222 0212 3456 7890 128, 6222021234567890128"
  })
  void numberOfAPerson_isTheSameHowever_andWherever(String text, String number) {
    assertThat(texts.hide(text)).contains(numbers.hide(number)).doesNotContain(number);
  }

  @ParameterizedTest
  @CsvSource({
    "当事人：张三，男, 当事人：张*，男",
    "當事人:歐陽大明(負責人), 當事人:歐***(負責人)",
    "法定代表人：王小明;电话, 法定代表人：王**;电话",
    "投诉人李四于昨日, 投诉人李*于昨日",
    "姓名：买买提·吐尔逊, 姓名：买******",
    "负责人赵六未到场, 负责人赵*未到场"
  })
  void nameThatIsAnnounced_isMasked(String text, String hidden) {
    assertThat(texts.hide(text)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "罚款 5000 元",
        "当事人：某某公司",
        "当事人存在违法行为",
        "当事人为个体工商户",
        "苏市监罚字〔2024〕12号",
        "苏环罚〔2024〕1381234567890号",
        "统一社会信用代码91320100MA0000015Q",
        "金额13812345678.00元",
        "金额13812345678元",
        "水污染防治法第7条",
        "管制編號 A36A8051",
        "20240308123456",
        "文号320102199913990038"
      })
  void whatHasNoFormOfAPerson_stays(String text) {
    assertThat(texts.hide(text)).isEqualTo(text);
  }

  @Test
  void code_losesCertainNumbersAlone() {
    assertThat(texts.hideInCode("ID_CARD:" + RESIDENT))
        .isEqualTo("ID_CARD:" + numbers.hide(RESIDENT));
    assertThat(texts.hideInCode("320102199003070030")).isEqualTo("320102199003070030");
    assertThat(texts.hideInCode("13812345678")).isEqualTo("13812345678");
    assertThat(texts.hideInKey("A/13812345678")).isEqualTo("A/" + numbers.hide("13812345678"));
    assertThat(texts.hideInKey("a/f13812345678b")).isEqualTo("a/f13812345678b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f2a9c0d4b5e6f708192",
        "123e4567-e89b-12d3-a456-426614174000",
        "",
        "ABCDEF0123456789"
      })
  void whatIsHidden_staysSo(String hash) {
    assertThat(numbers.hideUnlessHidden(hash)).isEqualTo(hash);
  }

  @ParameterizedTest
  @ValueSource(strings = {RESIDENT, "13812345678", "张三", "caller-7", "6222021234567890128", "abc"})
  void whatIsNotHidden_isHidden_theSameEveryTime(String value) {
    String hidden = numbers.hideUnlessHidden(value);
    assertThat(hidden).matches("[0-9A-F]{20}").isEqualTo(numbers.hideUnlessHidden(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {RESIDENT, "320102 19900307 0033", "13812345678", "苏A12345"})
  void personWhoIsAskedFor_isFoundAsTextsHideIt(String number) {
    assertThat(PersonCodes.of("a secret of some length", "", number))
        .contains(numbers.hide(number.replace(" ", "")));
    assertThat(PersonCodes.of("a secret of some length", "", numbers.hide(number)))
        .containsExactly(numbers.hide(number));
  }

  @Test
  void organisations_areNotHidden() {
    assertThat(numbers.hideUnlessOrganisation(ActRows.USCC)).isEqualTo(ActRows.USCC);
    assertThat(numbers.hideUnlessOrganisation(RESIDENT)).isEqualTo(numbers.hide(RESIDENT));
    assertThat(numbers.hideUnlessOrganisation("张三")).matches("[0-9A-F]{20}");
  }

  @Test
  void longAndRandomTexts_takeLinearTime() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    String characters = "0123456789 -苏A当事人：张三·法定代表Xx";
    for (int i = 0; i < 200_000; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          texts.hide(text.toString());
          texts.hide("1".repeat(500_000));
          texts.hide("当事人".repeat(100_000));
          texts.hide("苏A".repeat(100_000));
        });
  }
}
