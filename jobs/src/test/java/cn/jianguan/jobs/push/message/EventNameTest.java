package cn.jianguan.jobs.push.message;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventNameTest {
  @ParameterizedTest
  @CsvSource({
    "ROUTE_OK,dispatched",
    "REOPEN,dispatched",
    "OPEN_DUPLICATE,raised",
    "REMIND,due_soon",
    "CARD_YELLOW,carded",
    "CARD_RED,carded",
    "RETURN,returned",
    "RETRACT,basis_changed",
    "AUDIT_PASS,closed",
    "SIGN,moved"
  })
  void move_isCalledAsEndpointsAskForIt(AlertEvent move, String name) {
    assertThat(EventName.of(move).word()).isEqualTo(name);
  }
}
