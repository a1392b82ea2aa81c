package cn.jianguan.jobs.push.flink;

import static cn.jianguan.jobs.push.flink.Notices.T;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteFunctionTest {
  private static final String OPERATOR = "OPERATOR";

  private KeyedTwoInputStreamOperatorTestHarness<String, LogRecord, LogRecord, LaneInput> route;

  @BeforeEach
  void open() throws Exception {
    route = harness();
    route.open();
  }

  @AfterEach
  void close() throws Exception {
    route.close();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, LogRecord, LogRecord, LaneInput>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new RouteFunction(Set.of(OPERATOR))),
        any -> "push",
        any -> "push",
        Types.STRING);
  }

  private void notice(String id, AlertEvent event, long logTime) throws Exception {
    NotificationRecord notice = Notices.notice(id, "alert-" + id, event, logTime);
    route.processElement1(
        new StreamRecord<>(Notices.record("notifications", notice, logTime), logTime));
  }

  private void row(String source, Endpoint endpoint, Operation operation, long logTime)
      throws Exception {
    reference(
        Notices.record("reference", Notices.row(source, endpoint, operation), logTime), logTime);
  }

  private void reference(LogRecord record, long logTime) throws Exception {
    route.processElement2(new StreamRecord<>(record, logTime));
  }

  private void clock(long logTime) throws Exception {
    reference(Notices.heartbeat(logTime + 1), logTime + 1);
  }

  /** What lanes were told since it was asked last, "endpoint kind". */
  private List<String> told() throws Exception {
    List<String> told =
        route.extractOutputValues().stream()
            .map(input -> input.endpointId() + ' ' + input.kind())
            .toList();
    route.getOutput().clear();
    return told;
  }

  @Test
  void notification_waitsUntilTheListsAreReadUpToItsMoment() throws Exception {
    notice("1", AlertEvent.ROUTE_OK, T + 10);
    assertThat(told()).isEmpty();
    row(OPERATOR, Notices.endpoint("one", "https://one.example/"), Operation.INSERT, T + 5);
    assertThat(told()).containsExactly("one ENDPOINT");
    clock(T + 9);
    assertThat(told()).isEmpty();
    clock(T + 10);
    assertThat(told()).containsExactly("one NOTICE");
    notice("2", AlertEvent.ROUTE_OK, T + 10);
    assertThat(told()).containsExactly("one NOTICE");
  }

  @Test
  void notificationThatAnOperatorPassed_isAnswered_andSentToNobody() throws Exception {
    row(OPERATOR, Notices.endpoint("one", "https://one.example/"), Operation.INSERT, T);
    clock(T + 10);
    told();
    NotificationRecord notice = Notices.notice("1", "alert-1", AlertEvent.ROUTE_OK, T + 5);
    route.processElement1(
        new StreamRecord<>(Notices.record("notifications", notice, T + 5).passed(), T + 5));

    assertThat(told()).isEmpty();
    assertThat(route.getSideOutput(RouteFunction.REJECTS))
        .extracting(each -> rejected(each.getValue()).getReason())
        .containsExactly(RejectReason.SKIPPED);
  }

  private static RejectRecord rejected(OutputRecord output) {
    try {
      return Codec.standard().decode(output.bytes(), RejectRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatHappenedBeforeRegistration_isNotForAnEndpoint() throws Exception {
    row(OPERATOR, Notices.endpoint("one", "https://one.example/"), Operation.INSERT, T + 100);
    clock(T + 200);
    told();
    notice("1", AlertEvent.ROUTE_OK, T + 99);
    assertThat(told()).isEmpty();
    notice("2", AlertEvent.ROUTE_OK, T + 100);
    assertThat(told()).containsExactly("one NOTICE");
  }

  @Test
  void endpoint_getsTheEventsItWants() throws Exception {
    Endpoint some = Notices.endpoint("some", "https://some.example/");
    some.setEvents(List.of("raised"));
    row(OPERATOR, some, Operation.INSERT, T);
    row(OPERATOR, Notices.endpoint("all", "https://all.example/"), Operation.INSERT, T);
    clock(T + 100);
    told();
    notice("1", AlertEvent.ROUTE_OK, T + 1);
    assertThat(told()).containsExactly("all NOTICE");
    notice("2", AlertEvent.OPEN_DUPLICATE, T + 2);
    assertThat(told()).containsExactlyInAnyOrder("all NOTICE", "some NOTICE");
  }

  @Test
  void onlyTheOperator_registersEndpoints_andOnlyGoodOnes() throws Exception {
    row("320100-CITY", Notices.endpoint("evil", "https://evil.example/"), Operation.INSERT, T);
    row(OPERATOR, Notices.endpoint("ftp", "ftp://files.example/"), Operation.INSERT, T);
    row(OPERATOR, Notices.endpoint("user", "https://me:pw@e.example/"), Operation.INSERT, T);
    clock(T + 10);
    notice("1", AlertEvent.ROUTE_OK, T + 1);
    assertThat(told()).isEmpty();
  }

  @Test
  void removal_isTold_andNothingIsSentAfterIt() throws Exception {
    Endpoint one = Notices.endpoint("one", "https://one.example/");
    row(OPERATOR, one, Operation.INSERT, T);
    row(OPERATOR, one, Operation.DELETE, T + 5);
    clock(T + 10);
    assertThat(told()).containsExactly("one ENDPOINT", "one GONE");
    notice("1", AlertEvent.ROUTE_OK, T + 9);
    assertThat(told()).isEmpty();
  }

  @Test
  void restart_keepsEndpointsClockAndWhatWaits() throws Exception {
    row(OPERATOR, Notices.endpoint("one", "https://one.example/"), Operation.INSERT, T);
    clock(T + 10);
    notice("1", AlertEvent.ROUTE_OK, T + 20);
    notice("2", AlertEvent.ROUTE_OK, T + 20);
    OperatorSubtaskState state = route.snapshot(1, 1);
    route.close();
    route = harness();
    route.initializeState(state);
    route.open();
    clock(T + 20);
    assertThat(told()).containsExactly("one NOTICE", "one NOTICE");
    notice("3", AlertEvent.ROUTE_OK, T + 15);
    assertThat(told()).containsExactly("one NOTICE");
  }

  @Test
  void orders_goToTheirEndpoint_andWhatBecameOfThemDoesNotComeBack() throws Exception {
    row(OPERATOR, Notices.endpoint("one", "https://one.example/"), Operation.INSERT, T);
    told();
    for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
      DeliveryRecord order =
          DeliveryRecord.newBuilder()
              .setWebhookId("m")
              .setEndpointId("one")
              .setRecipient("")
              .setEvent("test")
              .setOutcome(outcome)
              .setStartedAt(Instant.ofEpochMilli(T + 50))
              .setLogTime(Instant.ofEpochMilli(T + 50))
              .build();
      route.processElement1(
          new StreamRecord<>(Notices.record("deliveries", order, T + 50), T + 50));
    }
    assertThat(told()).containsExactly("one ORDER", "one ORDER");
  }
}
