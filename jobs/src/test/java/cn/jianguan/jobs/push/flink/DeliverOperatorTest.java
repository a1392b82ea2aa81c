package cn.jianguan.jobs.push.flink;

import static cn.jianguan.jobs.push.flink.Notices.CODEC;
import static cn.jianguan.jobs.push.flink.Notices.T;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.push.http.Networks;
import cn.jianguan.jobs.push.http.Receiver;
import cn.jianguan.jobs.push.lane.LaneOptions;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Severity;
import cn.jianguan.sign.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes on real sockets, with the task's mailbox and clock moved by hand. */
class DeliverOperatorTest {
  private static final String ID = "one";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final LinkedBlockingQueue<Receiver.Request> received = new LinkedBlockingQueue<>();
  private KeyedOneInputStreamOperatorTestHarness<String, LaneInput, OutputRecord> lanes;
  private DeliverOperator operator;
  private int limit = 100;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(
        folder.resolve("secrets"),
        "one.1=%s%none.2=%s%ntwo.1=%s%n"
            .formatted(Secret.random(), Secret.random(), Secret.random()));
    lanes = harness();
    lanes.open();
    lanes.setProcessingTime(T);
  }

  @AfterEach
  void close() throws Exception {
    lanes.close();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, LaneInput, OutputRecord> harness()
      throws Exception {
    operator =
        new DeliverOperator(
            new DeliverOptions(
                new LaneOptions(
                    4,
                    limit,
                    Duration.ofSeconds(5),
                    Duration.ofHours(1),
                    Duration.ofDays(3),
                    Duration.ofSeconds(30)),
                folder.resolve("secrets").toString(),
                Networks.parse("127.0.0.0/8"),
                Duration.ofSeconds(60),
                Map.of()));
    return new KeyedOneInputStreamOperatorTestHarness<>(
        operator, LaneInput::endpointId, Types.STRING);
  }

  private Receiver receiver(Receiver.Behaviour behaviour) throws Exception {
    return new Receiver(
        (request, connection) -> {
          received.add(request);
          behaviour.answer(request, connection);
        });
  }

  private void give(LaneInput.Kind kind, byte[] bytes) throws Exception {
    give(ID, kind, bytes);
  }

  private void give(String endpoint, LaneInput.Kind kind, byte[] bytes) throws Exception {
    lanes.processElement(new StreamRecord<>(new LaneInput(endpoint, kind, T, bytes)));
  }

  private void register(Endpoint endpoint) throws Exception {
    give(
        LaneInput.Kind.ENDPOINT, CODEC.encode(Notices.row("OPERATOR", endpoint, Operation.INSERT)));
  }

  private void register(Receiver receiver) throws Exception {
    register(Notices.endpoint(ID, receiver.url().toString()));
  }

  private void notice(String id, String alert) throws Exception {
    give(LaneInput.Kind.NOTICE, CODEC.encode(Notices.notice(id, alert, AlertEvent.DISPATCH, T)));
  }

  /** Handles what answers leave in the mailbox until something is so. */
  private void until(BooleanSupplier so) throws Exception {
    TaskMailbox mailbox = lanes.getTaskMailbox();
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s", ledger()).isLessThan(last);
      if (mailbox.hasMail()) {
        mailbox.take(0).run();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private List<DeliveryRecord> ledger() {
    List<DeliveryRecord> records = new ArrayList<>();
    for (OutputRecord output : lanes.extractOutputValues()) {
      try {
        records.add(CODEC.decode(output.bytes(), DeliveryRecord.class));
      } catch (UnreadableException e) {
        throw new AssertionError(e);
      }
    }
    return records;
  }

  private List<String> sent() {
    return received.stream().map(request -> request.headers().get("webhook-id")).toList();
  }

  @Test
  void notification_isSentSigned_andWrittenDown() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      register(receiver);
      notice("n1", "alert");
      until(() -> ledger().size() == 1);
    }
    Receiver.Request request = received.remove();
    assertThat(request.headers().get("webhook-signature")).startsWith("v1,");
    assertThat(request.headers()).doesNotContainKey("webhook-signature-sm3");
    JsonNode body = new ObjectMapper().readTree(request.body());
    assertThat(body.get("specversion").asText()).isEqualTo("1.0");
    assertThat(body.get("id").asText()).isEqualTo("n1");
    assertThat(body.get("type").asText()).isEqualTo("cn.jianguan.alert.dispatched");
    assertThat(body.get("data").get("titleZh").asText()).isEqualTo("新预警待签收：隐患逾期未整改");
    assertThat(body.get("data").get("reasonEn").asText()).contains("Three days");
    assertThat(body.get("data").get("due").get("sign").asText())
        .isEqualTo("2024-03-02T12:00+08:00");
    assertThat(body.get("data").get("answer").get("events")).hasToString("[\"SIGN\",\"RETURN\"]");
    DeliveryRecord written = ledger().get(0);
    assertThat(written.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(written.getStatus()).isEqualTo(200);
    assertThat(written.getAttempt()).isEqualTo(1);
    assertThat(written.getRecipient()).isEqualTo(Notices.ORG);
    assertThat(written.getNotification()).isNull();
  }

  @Test
  void failure_isRetriedUnderTheSameId_whenItsTimeHasCome() throws Exception {
    try (Receiver receiver =
        receiver(
            (request, connection) ->
                Receiver.saying(received.size() < 3 ? 500 : 200).answer(request, connection))) {
      register(receiver);
      notice("n1", "alert");
      notice("n2", "alert");
      for (int failures = 1; failures <= 2; failures++) {
        int seen = failures;
        until(() -> ledger().size() == seen);
        DeliveryRecord last = ledger().get(failures - 1);
        assertThat(last.getOutcome()).isEqualTo(DeliveryOutcome.RETRY);
        assertThat(last.getKind()).isEqualTo("SERVER");
        lanes.setProcessingTime(last.getNextAt().toEpochMilli());
      }
      until(() -> ledger().size() == 4);
    }
    assertThat(sent()).containsExactly("n1", "n1", "n1", "n2");
    assertThat(ledger()).extracting(DeliveryRecord::getAttempt).containsExactly(1, 2, 3, 1);
  }

  @Test
  void endpointThatIsDownForAnHour_getsEverythingInItsOrder_andNobodyElseNotices()
      throws Exception {
    Duration minute = Duration.ofMinutes(1);
    AtomicBoolean down = new AtomicBoolean(true);
    List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    try (Receiver ill =
            receiver(
                (request, connection) -> {
                  if (!down.get()) {
                    arrived.add(request.headers().get("webhook-id"));
                    Receiver.saying(200).answer(request, connection);
                  }
                });
        Receiver well = new Receiver(Receiver.saying(200))) {
      register(ill);
      give(
          "two",
          LaneInput.Kind.ENDPOINT,
          CODEC.encode(
              Notices.row(
                  "OPERATOR", Notices.endpoint("two", well.url().toString()), Operation.INSERT)));
      for (int passed = 0; passed < 60; passed++) {
        lanes.setProcessingTime(T + passed * minute.toMillis());
        if (passed % 10 == 0) {
          everybodyIsTold(passed / 10);
        }
        until(() -> operator.underWay() == 0);
      }
      assertThat(arrived).isEmpty();
      assertThat(received).as("it was left alone, and looked at").hasSizeBetween(6, 60);
      assertThat(attempts("two"))
          .hasSize(18)
          .allMatch(it -> it.getOutcome() == DeliveryOutcome.DELIVERED && it.getAttempt() == 1)
          .allMatch(it -> isOnTime(it));
      down.set(false);
      for (int passed = 60; delivered() < 18; passed++) {
        assertThat(passed).as("%s", ledger()).isLessThan(60 + 61);
        lanes.setProcessingTime(T + passed * minute.toMillis());
        until(() -> operator.underWay() == 0);
      }
    }
    for (String alert : List.of("a", "b", "c")) {
      assertThat(arrived.stream().filter(id -> id.startsWith(alert)))
          .containsExactly(
              alert + "0", alert + "1", alert + "2", alert + "3", alert + "4", alert + "5");
    }
  }

  /** The next message of three alerts, to both endpoints; who is well has them at once. */
  private void everybodyIsTold(int number) throws Exception {
    for (String endpoint : List.of(ID, "two")) {
      for (String alert : List.of("a", "b", "c")) {
        give(
            endpoint,
            LaneInput.Kind.NOTICE,
            CODEC.encode(Notices.notice(alert + number, alert, AlertEvent.DISPATCH, T)));
      }
    }
    until(() -> attempts("two").size() == 3 * (number + 1));
  }

  private List<DeliveryRecord> attempts(String endpoint) {
    return ledger().stream().filter(it -> it.getEndpointId().equals(endpoint)).toList();
  }

  private long delivered() {
    return attempts(ID).stream().filter(it -> it.getOutcome() == DeliveryOutcome.DELIVERED).count();
  }

  /** Sent in the millisecond in which it was given. */
  private static boolean isOnTime(DeliveryRecord attempt) {
    int number = Character.digit(attempt.getWebhookId().charAt(1), 10);
    return attempt.getStartedAt().toEpochMilli() == T + Duration.ofMinutes(10L * number).toMillis();
  }

  @Test
  void restart_sendsAgainWhatWasNotAcknowledged_inItsOrder() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Receiver silent = receiver((request, connection) -> never.await())) {
      register(silent);
      notice("n1", "alert");
      notice("n2", "alert");
      notice("m1", "other");
      until(() -> received.size() == 2);
      OperatorSubtaskState state = lanes.snapshot(1, 1);
      lanes.close();
      never.countDown();
      received.clear();
      lanes = harness();
      lanes.initializeState(state);
      lanes.open();
    }
    lanes.setProcessingTime(T + 1);
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      register(receiver);
      long[] now = {T + 1};
      until(
          () -> {
            try {
              lanes.setProcessingTime(now[0] += 1000);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            return ledger().stream()
                    .filter(it -> it.getOutcome() == DeliveryOutcome.DELIVERED)
                    .count()
                == 3;
          });
    }
    assertThat(sent()).contains("m1").containsSubsequence("n1", "n2");
  }

  @Test
  void refused_isGivenUp_andKeptWholeToBeSentAgain() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(404))) {
      register(receiver);
      notice("n1", "alert");
      until(() -> ledger().size() == 1);
    }
    DeliveryRecord dead = ledger().get(0);
    assertThat(dead.getOutcome()).isEqualTo(DeliveryOutcome.DEAD);
    assertThat(dead.getNotification().getNotificationId()).isEqualTo("n1");
    DeliveryRecord order = DeliveryRecord.newBuilder(dead).build();
    order.setOutcome(DeliveryOutcome.REPLAY);
    received.clear();
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      register(receiver);
      give(LaneInput.Kind.ORDER, CODEC.encode(order));
      until(() -> ledger().size() == 2);
    }
    assertThat(sent()).containsExactly("n1");
    assertThat(ledger().get(1).getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
  }

  @Test
  void testMessage_isSentAsEveryOther_withSm3AndBothSecretsWhereWanted() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      Endpoint endpoint = Notices.endpoint(ID, receiver.url().toString());
      endpoint.setSm3(true);
      endpoint.setSecretNames(List.of("one.2", "one.1", "one.0"));
      register(endpoint);
      give(
          LaneInput.Kind.ORDER,
          CODEC.encode(
              DeliveryRecord.newBuilder()
                  .setWebhookId("t1")
                  .setEndpointId(ID)
                  .setRecipient("")
                  .setEvent("test")
                  .setOutcome(DeliveryOutcome.TEST)
                  .setStartedAt(Instant.ofEpochMilli(T))
                  .setLogTime(Instant.ofEpochMilli(T))
                  .build()));
      until(() -> ledger().size() == 1);
    }
    Receiver.Request request = received.remove();
    assertThat(request.headers().get("webhook-signature").split(" ")).hasSize(2);
    assertThat(request.headers().get("webhook-signature-sm3").split(" ")).hasSize(2);
    assertThat(request.text()).contains("cn.jianguan.alert.test");
  }

  @Test
  void endpointThatIsTakenAway_givesUpWhatWaits() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(500))) {
      register(receiver);
      notice("n1", "alert");
      notice("n2", "alert");
      until(() -> ledger().size() == 1);
      give(LaneInput.Kind.GONE, new byte[0]);
      notice("n3", "alert");
    }
    List<DeliveryRecord> written = ledger();
    assertThat(written.subList(1, written.size()))
        .hasSize(3)
        .allMatch(it -> it.getOutcome() == DeliveryOutcome.DEAD)
        .allMatch(it -> it.getKind().equals("REMOVED"))
        .allMatch(it -> it.getNotification() != null);
  }

  @Test
  void fullLane_givesUpWhatComes() throws Exception {
    lanes.close();
    limit = 2;
    lanes = harness();
    lanes.open();
    lanes.setProcessingTime(T);
    CountDownLatch never = new CountDownLatch(1);
    try (Receiver silent = receiver((request, connection) -> never.await())) {
      register(silent);
      notice("n1", "alert");
      notice("n2", "alert");
      notice("n3", "alert");
      assertThat(ledger()).hasSize(1);
      assertThat(ledger().get(0).getKind()).isEqualTo("FULL");
      never.countDown();
    }
  }

  @Test
  void quietHours_holdEverythingButRed() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      Endpoint endpoint = Notices.endpoint(ID, receiver.url().toString());
      endpoint.setQuietFrom("11:00"); // T is noon in Shanghai
      endpoint.setQuietTo("14:00");
      register(endpoint);
      notice("n1", "alert");
      notice("m1", "other");
      var red = Notices.notice("n2", "alert", AlertEvent.OPEN_DUPLICATE, T);
      red.getAlert().setSeverity(Severity.RED);
      give(LaneInput.Kind.NOTICE, CODEC.encode(red));
      until(() -> ledger().size() == 2);
      assertThat(sent()).containsExactly("n1", "n2");
      lanes.setProcessingTime(T + Duration.ofHours(2).toMillis() - 1);
      assertThat(sent()).hasSize(2);
      lanes.setProcessingTime(T + Duration.ofHours(2).toMillis());
      until(() -> ledger().size() == 3);
      assertThat(sent()).containsExactly("n1", "n2", "m1");
    }
  }

  @Test
  void digest_isOneMessageADay_butForRed_andEveryNotificationIsWrittenDown() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      Endpoint endpoint = Notices.endpoint(ID, receiver.url().toString());
      endpoint.setDigestAt("14:00"); // T is noon in Shanghai
      register(endpoint);
      notice("n1", "alert");
      notice("m1", "other");
      notice("n2", "alert");
      notice("o1", "third");
      var red = Notices.notice("o2", "third", AlertEvent.OPEN_DUPLICATE, T);
      red.getAlert().setSeverity(Severity.RED);
      give(LaneInput.Kind.NOTICE, CODEC.encode(red));
      until(() -> ledger().size() == 2);
      assertThat(sent()).containsExactly("o1", "o2");
      received.clear();
      OperatorSubtaskState state = lanes.snapshot(1, 1);
      lanes.close();
      lanes = harness();
      lanes.initializeState(state);
      lanes.open();
      lanes.setProcessingTime(T + Duration.ofHours(2).toMillis());
      until(() -> ledger().size() == 4);
    }
    assertThat(received).hasSize(1);
    JsonNode body = new ObjectMapper().readTree(received.remove().body());
    assertThat(body.get("type").asText()).isEqualTo("cn.jianguan.alert.digest");
    assertThat(body.get("data").get("items"))
        .extracting(item -> item.get("id").asText())
        .containsExactly("n1", "m1", "n2");
    assertThat(ledger()).allMatch(it -> it.getOutcome() == DeliveryOutcome.DELIVERED);
    assertThat(ledger().get(0).getWebhookId()).isEqualTo(body.get("id").asText());
    assertThat(ledger().subList(1, 4))
        .extracting(DeliveryRecord::getWebhookId)
        .containsExactly("n1", "m1", "n2");
  }

  @Test
  void withoutSecret_nothingIsSent_andItIsSaid() throws Exception {
    try (Receiver receiver = receiver(Receiver.saying(200))) {
      Endpoint endpoint = Notices.endpoint(ID, receiver.url().toString());
      endpoint.setSecretNames(List.of("lost.1"));
      register(endpoint);
      notice("n1", "alert");
      until(() -> ledger().size() == 1);
      assertThat(ledger().get(0).getKind()).isEqualTo("NO_SECRET");
      assertThat(ledger().get(0).getWords()).contains("lost.1");
      assertThat(received).isEmpty();
    }
  }
}
