package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.code.Money.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void map_ofAValue_changesIt() {
    Reading<Long> fen = Money.parse("12.5", Unit.YUAN).map(Money::fen);
    assertThat(fen).isEqualTo(Reading.of(1250L));
  }

  @Test
  void map_ofARefusal_staysTheRefusal() {
    Reading<Money> refused = Money.parse("十元", Unit.YUAN);
    Reading<Long> mapped = refused.map(Money::fen);
    assertThat(mapped.isRead()).isFalse();
    assertThat(mapped.refusal().orElseThrow().problem()).isEqualTo(Problem.FORMAT);
    assertThat(mapped.refusal().orElseThrow().expected())
        .isEqualTo(refused.refusal().orElseThrow().expected());
  }

  @Test
  void orThrow_ofARefusal_saysWhatWasExpected() {
    assertThatThrownBy(() -> Uscc.parse("x").orThrow())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("统一社会信用代码");
  }

  @Test
  void text_ofACode_isItsOneSpelling() {
    assertThat(
            List.of(
                DocumentNumber.parse("苏环罚[2020]012号").orThrow(),
                IndustryCode.parse("1311").orThrow(),
                Money.parse("0.123", Unit.WAN_YUAN).orThrow(),
                OrganisationCode.parse("M000100Y-4").orThrow(),
                RegionCode.parse("320102001001").orThrow(),
                ResidentId.parse("11010519491231002X").orThrow(),
                TaiwanTaxId.parse("04595257").orThrow(),
                Uscc.parse("91320100ma0000015q").orThrow()))
        .extracting(Object::toString)
        .containsExactly(
            "苏环罚〔2020〕12",
            "C1311",
            "1230.00",
            "M000100Y4",
            "320102",
            "110105************",
            "04595257",
            "91320100MA0000015Q");
  }
}
