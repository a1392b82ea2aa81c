package cn.jianguan.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.error.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wanted of alerts that are remembered, by what an address says. */
class AlertFilterTest {
  private static final Account BY =
      new Account("it", "it", Role.DEPT, "ORG", "", false, null, false, Instant.EPOCH);

  private final List<QueuedAlert> alerts =
      List.of(
          Alerts.of("late", Severity.RED, AlertState.DISPATCHED, "ORG", Duration.ofHours(-1)),
          Alerts.of("today", Severity.YELLOW, AlertState.SIGNED, "ORG", Duration.ofHours(5)),
          Alerts.of("soon", Severity.YELLOW, AlertState.HANDLING, "OTHER", Duration.ofHours(50)),
          Alerts.of("waits", Severity.BLUE, AlertState.PENDING_DISPATCH, "", null),
          Alerts.of("ended", Severity.ORANGE, AlertState.CLOSED, "ORG", null));

  @Test
  void nothingSaid_isWhatIsOpen_andAllIsAll() {
    assertThat(wanted(filter())).containsExactly("late", "today", "soon", "waits");
    assertThat(wanted(filter().all(true))).contains("ended").hasSize(5);
    assertThat(filter().build().isOfOpen()).isTrue();
    assertThat(filter().all(true).build().isOfOpen()).isFalse();
    assertThat(filter().state("CLOSED").build().isOfOpen()).isFalse();
  }

  @Test
  void severityAndState_areOneOfThoseSaid() {
    assertThat(wanted(filter().severity("RED,BLUE"))).containsExactly("late", "waits");
    assertThat(wanted(filter().state("CLOSED,SIGNED"))).containsExactly("today", "ended");
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> wanted(filter().severity("PINK")));
  }

  @Test
  void due_isByTheDayOfShanghai() {
    assertThat(wanted(filter().due("OVERDUE"))).containsExactly("late");
    assertThat(wanted(filter().due("TODAY"))).containsExactly("today");
    assertThat(wanted(filter().due("SOON"))).containsExactly("today", "soon");
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> wanted(filter().due("NEVER")));
  }

  @Test
  void todo_isWhatWaitsForTheRole() {
    assertThat(wanted(filter().todo(true))).containsExactly("late", "today", "soon");
  }

  @Test
  void words_areFoundInTitlesNamesAndIds_whateverTheirCase() {
    assertThat(wanted(filter().q("公司"))).hasSize(4);
    assertThat(wanted(filter().q("some LTD"))).hasSize(4);
    assertThat(wanted(filter().q("uscc/LATE"))).containsExactly("late");
    assertThat(wanted(filter().q("wait"))).containsExactly("waits");
    assertThat(wanted(filter().q("nobody"))).isEmpty();
  }

  private List<String> wanted(Filter filter) {
    List<String> wanted = new ArrayList<>();
    Alerts.snapshot(alerts)
        .each(filter.build().wanted(BY, null, Alerts.NOW), it -> wanted.add(it.alertId()));
    return wanted;
  }

  private static Filter filter() {
    return new Filter();
  }

  /** A filter, a word at a time. */
  private static final class Filter {
    private String severity;
    private String state;
    private Boolean all;
    private String due;
    private Boolean todo;
    private String q;

    Filter severity(String value) {
      severity = value;
      return this;
    }

    Filter state(String value) {
      state = value;
      return this;
    }

    Filter all(boolean value) {
      all = value;
      return this;
    }

    Filter due(String value) {
      due = value;
      return this;
    }

    Filter todo(boolean value) {
      todo = value;
      return this;
    }

    Filter q(String value) {
      q = value;
      return this;
    }

    AlertFilter build() {
      return new AlertFilter(
          severity, state, all, due, null, todo, null, null, null, null, null, q);
    }
  }
}
