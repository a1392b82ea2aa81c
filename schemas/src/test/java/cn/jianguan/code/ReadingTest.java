package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void text_ofACode_isItsOneSpelling() {
    assertThat(
            List.of(
                IndustryCode.parse("1311").value().orElseThrow(),
                new Money(123_000),
                OrganisationCode.parse("M000100Y-4").value().orElseThrow(),
                RegionCode.parse("320102001001").value().orElseThrow(),
                ResidentId.parse("11010519491231002X").value().orElseThrow(),
                TaiwanTaxId.parse("04595257").value().orElseThrow(),
                Uscc.parse("91320100ma0000015q").value().orElseThrow()))
        .extracting(Object::toString)
        .containsExactly(
            "C1311",
            "1230.00",
            "M000100Y4",
            "320102",
            "110105************",
            "04595257",
            "91320100MA0000015Q");
  }
}
