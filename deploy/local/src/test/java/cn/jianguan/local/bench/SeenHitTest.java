package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeenHitTest {
  @Test
  void longestGap_isOfThoseThatEndBetweenTheMoments() {
    List<SeenHit> hits =
        Stream.of(0L, 500L, 520L, 620L, 650L, 900L).map(at -> new SeenHit("M@1", at)).toList();
    assertThat(SeenHit.longestGap(hits, 0, Long.MAX_VALUE)).isEqualTo(500);
    assertThat(SeenHit.longestGap(hits, 501, 899)).isEqualTo(100);
    assertThat(SeenHit.longestGap(hits, 621, Long.MAX_VALUE)).isEqualTo(250);
    assertThat(SeenHit.longestGap(List.of(), 0, Long.MAX_VALUE)).isZero();
  }
}
