package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.code.Money.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsMoneyAndDatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "苏市监罚字[2020]第0012号",
        "苏市监罚字〔2020〕12号",
        "苏市监罚字（2020）第 12 号",
        "苏市监罚字【２０２０】第００１２号",
        "苏市监罚字〔2020〕第12",
        " 苏市监罚字 (2020) 012 号 ",
      })
  void documentNumber_hasOneSpelling(String text) {
    assertThat(number(text)).isEqualTo("苏市监罚字〔2020〕12");
  }

  @ParameterizedTest
  @CsvSource({
    "苏环罚〔2020〕0012-1号, 苏环罚〔2020〕12-1",
    "苏环罚〔2020〕字第0012号, 苏环罚〔2020〕字12",
    "第0012号, 12",
    "20-103-010028, 20-103-10028",
    "裁處書字第40-104-020003號, 裁處書字40-104-20003",
    "苏环罚〔2020〕100号, 苏环罚〔2020〕100",
    "苏环罚〔2020〕000号, 苏环罚〔2020〕0",
    "府環空字第1030001号, 府環空字1030001",
  })
  void documentNumber_keepsWhatTellsItApart(String text, String expected) {
    assertThat(number(text)).isEqualTo(expected);
  }

  @Property
  void documentNumber_ofASpelling_isItself(@ForAll String text) {
    DocumentNumber.parse(text)
        .value()
        .ifPresent(
            once ->
                assertThat(once.text())
                    .as("no blanks, no full-width brackets")
                    .doesNotContainPattern("[\\s【】（）]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "——", "〔〕"})
  void documentNumber_withoutContent_isRefused(String text) {
    assertThat(DocumentNumber.parse(text).isRead()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1234.5, YUAN, 123450",
    "'1,234,567.89', YUAN, 123456789",
    "0.5, WAN_YUAN, 500000",
    "12.345678, WAN_YUAN, 12345678",
    "１００, YUAN, 10000",
    "100, FEN, 100",
    "-3.20, YUAN, -320",
    "5.000, YUAN, 500",
    "0.29, YUAN, 29",
    "90071992547409.93, YUAN, 9007199254740993",
  })
  void money_isExact(String text, Unit unit, long fen) {
    assertThat(Money.parse(text, unit).value()).contains(new Money(fen));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, YUAN, RANGE",
    "1.5, FEN, RANGE",
    "999999999999999999, YUAN, RANGE",
    "'12,34', YUAN, FORMAT",
    "1e5, YUAN, FORMAT",
    "十元, YUAN, FORMAT",
    "'', YUAN, FORMAT",
    "100 元, YUAN, FORMAT",
    "NaN, YUAN, FORMAT",
  })
  void money_isRefusedRatherThanRounded(String text, Unit unit, Problem problem) {
    assertThat(Money.parse(text, unit).refusal().orElseThrow().problem()).isEqualTo(problem);
  }

  @Property
  void money_comesBackFromItsText(@ForAll long fen) {
    assertThat(Money.parse(new Money(fen).yuan(), Unit.YUAN).value()).contains(new Money(fen));
    assertThat(new BigDecimal(new Money(fen).yuan()).scale()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0991007, 2010-10-07",
    "991007, 2010-10-07",
    "1031231, 2014-12-31",
    "99/10/07, 2010-10-07",
    "99.1.7, 2010-01-07",
    "民國99年10月7日, 2010-10-07",
    "0010101, 1912-01-01",
    "1050229, 2016-02-29",
  })
  void minguoDate_isRead(String text, LocalDate date) {
    assertThat(MinguoDate.parse(text).value()).contains(date);
  }

  @ParameterizedTest
  @CsvSource({
    "0000101, RANGE",
    "1030229, RANGE",
    "0991307, RANGE",
    "20101007, FORMAT",
    "99107, FORMAT",
    "'', FORMAT",
    "民國前1年1月1日, FORMAT"
  })
  void minguoDate_isRefused(String text, Problem problem) {
    assertThat(MinguoDate.parse(text).refusal().orElseThrow().problem()).isEqualTo(problem);
  }

  private static String number(String text) {
    return DocumentNumber.parse(text).orThrow().text();
  }
}
