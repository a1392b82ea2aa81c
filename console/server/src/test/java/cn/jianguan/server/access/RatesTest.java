package cn.jianguan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void allowance_isUsedUp_toldAndFilledAgain_forEachAlone() {
    Rates rates = new Rates(2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(rates.secondsToWait("one", 0)).isZero();
    }
    assertThat(rates.secondsToWait("one", 0)).isEqualTo(1);
    assertThat(rates.secondsToWait("other", 0)).isZero();
    assertThat(rates.secondsToWait("one", SECOND)).isZero();
    assertThat(rates.secondsToWait("one", SECOND)).isZero();
    assertThat(rates.secondsToWait("one", SECOND)).isPositive();
    assertThat(rates.secondsToWait("one", 100 * SECOND)).isZero();
  }
}
