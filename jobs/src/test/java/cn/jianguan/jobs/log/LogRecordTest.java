package cn.jianguan.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Original;
import cn.jianguan.record.RejectReason;
import org.junit.jupiter.api.Test;

class LogRecordTest {
  private static final byte[] VALUE = {1, 2};

  @Test
  void recordThatNobodyLookedAt_isNoHeartbeatThoughItHasNoKey() {
    LogRecord record = LogRecord.unopened("hits", 1, 7, 5, VALUE);

    assertThat(record.key()).isEmpty();
    assertThat(record.isHeartbeat()).isFalse();
    assertThat(record.asHeartbeat().isHeartbeat()).isTrue();
    assertThat(record.asHeartbeat().position()).isEqualTo("hits-1-7");
    assertThat(record.original()).isEqualTo(new Original("hits-1-7", 5, VALUE, 2));
  }

  @Test
  void tombstone_cannotBeRead() {
    LogRecord record = LogRecord.unopened("hits", 1, 7, 5, null);

    assertThat(record.flaw()).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(record.bytes()).isEmpty();
    assertThat(record.isHeartbeat()).isFalse();
  }
}
