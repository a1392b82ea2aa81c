package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({"0, 0.00", "5, 0.05", "123450, 1234.50", "-320, -3.20"})
  void yuan_hasTwoDecimals(long fen, String yuan) {
    assertThat(new Money(fen).yuan()).isEqualTo(yuan);
    assertThat(new Money(fen)).hasToString(yuan);
  }

  @Property
  void yuan_isExact(@ForAll long fen) {
    assertThat(new BigDecimal(new Money(fen).yuan()).movePointRight(2).longValueExact())
        .isEqualTo(fen);
  }
}
