package cn.jianguan.command.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredRejectTest {
  @Test
  void faults_areALineEach() {
    Refusal all =
        Refusal.ofSeveral(
            List.of(
                new Refusal(RejectReason.FIELD_FORMAT, "areaNumber", "12", "六位数字 / six digits"),
                new Refusal(RejectReason.UNKNOWN_CODE, "Complaint.tags", "X", "[A] 或 / or [B]"),
                new Refusal(RejectReason.DATE_ORDER, "Complaint.dueAt", "", "不早于 / not before")));

    assertThat(of(all).faults())
        .containsExactly(
            "[areaNumber] FIELD_FORMAT「12」 六位数字 / six digits；另有 2 处 / 2 more:",
            "[Complaint.tags] UNKNOWN_CODE「X」 [A] 或 / or [B]",
            "[Complaint.dueAt] DATE_ORDER「」 不早于 / not before");
  }

  @Test
  void place_isThatOfTheFile_whereItIsKnown() {
    assertThat(of(Refusal.ofAll(RejectReason.OTHER, "")).place()).isEqualTo("a.csv:2");
  }

  private static StoredReject of(Refusal why) {
    return new StoredReject(
        "id",
        "",
        why.reason().name(),
        why.field(),
        why.value(),
        why.expected(),
        "intake",
        "s",
        "",
        "acts-0-1",
        "a.csv:2",
        "OPEN",
        "");
  }
}
