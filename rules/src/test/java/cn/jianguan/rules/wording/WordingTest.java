package cn.jianguan.rules.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as people write them. */
final class WordingTest {
  private final Wording chinese = in(Language.ZH);
  private final Wording english = in(Language.EN);

  private static Wording in(Language language) {
    return new Wording(language, Names.none(), ZoneId.of("Asia/Shanghai"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;;0 元;0 yuan",
        "1;;0.01 元;0.01 yuan",
        "123450;;1234.5 元;1,234.50 yuan",
        "999999;;9999.99 元;9,999.99 yuan",
        "1000000;;1 万元;10,000 yuan",
        "60000000;TWD;60 万新台币元;TWD 600,000",
        "123456700;CNY;123.4567 万元;1,234,567 yuan",
        "1234567;;12,345.67 元;12,345.67 yuan",
        "1000001;;10,000.01 元;10,000.01 yuan",
        "99999999;;999,999.99 元;999,999.99 yuan",
        "10000000000;;1 亿元;100,000,000 yuan",
        "12345678901;;123,456,789.01 元;123,456,789.01 yuan",
        "12345678900;;12,345.6789 万元;123,456,789 yuan",
        "-2500000;JPY;-2.5 万日元;JPY -25,000",
        "500000;XAF;5000 XAF;XAF 5,000"
      })
  void money_inYuanWithItsCurrency(long fen, String currency, String zh, String en) {
    Spoken money = new Spoken(fen, Quantity.MONEY);
    String code = currency == null ? "" : currency;

    assertThat(chinese.of(money, code)).isEqualTo(zh);
    assertThat(english.of(money, code)).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource({"12.346153846153847,12.3", "12.04,12", "'1234567.25','1,234,567.3'", "20,20"})
  void rounded_endsAtItsFirstDecimal(double mean, String words) {
    assertThat(chinese.of(new Spoken(mean, Quantity.ROUNDED), "")).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.29,29%", "1,100%", "0.3333333,33.3%", "0.0004,0.04%", "0,0%"})
  void share_isAPercentage(double share, String words) {
    assertThat(chinese.of(new Spoken(share, Quantity.PERCENT), "")).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "5,5 分钟,5 min",
    "0.5,0.5 分钟,0.5 min",
    "60,1 小时,1 h",
    "90,1 小时 30 分钟,1 h 30 min",
    "1500,1 天 1 小时,1 d 1 h"
  })
  void minutes_areHoursAndMinutes(double minutes, String zh, String en) {
    Spoken time = new Spoken(minutes, Quantity.MINUTES);

    assertThat(chinese.of(time, "")).isEqualTo(zh);
    assertThat(english.of(time, "")).isEqualTo(en);
  }

  @Test
  void days_areDatesAndAMomentAtMidnightIsItsDay() {
    long midnight = Instant.parse("2024-03-01T16:00:00Z").toEpochMilli();

    assertThat(chinese.of(new Spoken(LocalDate.of(2024, 3, 1).toEpochDay(), Quantity.DAY), ""))
        .isEqualTo("2024-03-01");
    assertThat(chinese.of(new Spoken(midnight, Quantity.MOMENT), "")).isEqualTo("2024-03-02");
    assertThat(chinese.of(new Spoken(midnight + 60_000, Quantity.MOMENT), ""))
        .isEqualTo("2024-03-02 00:01");
  }

  @Test
  void yesAndNo_listsAndNothing() {
    assertThat(chinese.of(new Spoken(true, Quantity.PLAIN), "")).isEqualTo("是");
    assertThat(english.of(new Spoken(false, Quantity.PLAIN), "")).isEqualTo("no");
    assertThat(chinese.of(new Spoken(List.of("A", "B"), Quantity.PLAIN), "")).isEqualTo("A、B");
    assertThat(chinese.of(new Spoken(Double.NaN, Quantity.MONEY), "")).isEmpty();
    assertThat(chinese.of(Spoken.NOTHING, "")).isEmpty();
  }

  @Test
  void money_thatWasCalculatedIsCutToTheHundredth() {
    assertThat(chinese.of(new Spoken(1_234_566.667, Quantity.MONEY), "")).isEqualTo("12,345.67 元");
  }

  @Test
  void months_areWrittenAsMonths() {
    assertThat(chinese.of(new Spoken("202406", Quantity.MONTH), "")).isEqualTo("2024-06");
    assertThat(english.of(new Spoken("Q2", Quantity.MONTH), "")).isEqualTo("Q2");
  }

  @ParameterizedTest
  @CsvSource({
    "0.00012,0.00012",
    "123.456,123.456",
    "1234.56789,1234.56789",
    "-7.5,-7.5",
    "0,0",
    "9999.5,9999.5",
    "10000,'10,000'"
  })
  void numbers_thatWereReportedStayAsTheyAre(double number, String words) {
    assertThat(chinese.of(new Spoken(number, Quantity.PLAIN), "")).isEqualTo(words);
  }

  @Test
  void numbers_thatWereCalculatedHaveFiveDigitsAndNoExponent() {
    assertThat(chinese.of(new Spoken(53.833333333, Quantity.PLAIN), "")).isEqualTo("53.833");
    assertThat(chinese.of(new Spoken(1e-9 / 3, Quantity.PLAIN), "")).isEqualTo("0.00000000033333");
    assertThat(chinese.of(new Spoken(1234.56789012, Quantity.PLAIN), "")).isEqualTo("1234.6");
    assertThat(chinese.of(new Spoken(12345678.1 / 3, Quantity.PLAIN), "")).isEqualTo("4,115,226");
    assertThat(chinese.of(new Spoken(1e15, Quantity.PLAIN), "")).isEqualTo("1,000,000,000,000,000");
  }
}
