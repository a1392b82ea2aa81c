package cn.jianguan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalMomentTest {
  @ParameterizedTest
  @CsvSource({
    "2020-09-14T02:05:59Z,2020-09-14 10:05",
    "2020-09-14T16:00:00Z,2020-09-14 24:00",
    "2020-09-14T16:01:00Z,2020-09-15 00:01"
  })
  void moment_isReadInShanghai_midnightAsTheDaysEnd(Instant moment, String text) {
    assertThat(new LocalMoment(moment)).hasToString(text);
  }
}
