package cn.jianguan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of every size the largest that is taken and the first that is not. */
class CommandSizeTest {
  private static final Instant NOW = Instant.parse("2020-09-14T02:00:00Z");

  static Stream<Arguments> limits() {
    return Stream.of(
        text("transitionUuid", 100, CommandRecord::setTransitionUuid),
        text("actorOrg", 100, CommandRecord::setActorOrg),
        text("actorId", 100, CommandRecord::setActorId),
        text("actorRegion", 100, CommandRecord::setActorRegion),
        text("targetOrg", 100, CommandRecord::setTargetOrg),
        text("sourceSystem", 100, CommandRecord::setSourceSystem),
        text("reasonCode", 100, CommandRecord::setReasonCode),
        text("comment", 2_000, CommandRecord::setComment),
        text("linkedActs", 100, (c, it) -> c.setLinkedActs(List.of("JC-1", it))),
        text(
            "attachments.name",
            200,
            (c, it) ->
                c.setAttachments(List.of(new Attachment("a", "0"), new Attachment(it, "0")))),
        text(
            "attachments.sha256",
            100,
            (c, it) -> c.setAttachments(List.of(new Attachment("a", it)))),
        count(
            "attachments",
            50,
            (c, n) -> c.setAttachments(Collections.nCopies(n, new Attachment("a", "0")))),
        count("linkedActs", 50, (c, n) -> c.setLinkedActs(Collections.nCopies(n, "JC-1"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void fieldBeyondItsLimit_isNamed(
      String field, int most, BiConsumer<CommandRecord, Integer> ofSize) {
    CommandRecord command = command();
    ofSize.accept(command, most);
    assertThat(CommandSize.check(command, 0)).isEmpty();
    ofSize.accept(command, most + 1);
    assertThat(CommandSize.check(command, 0))
        .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"490, 10, true", "490, 11, false", "500, 0, true", "499, 2, false"})
  void actsOfAnAlert_areFiveHundredInAll(int held, int brought, boolean taken) {
    CommandRecord command = command();
    command.setLinkedActs(Collections.nCopies(brought, "JC-2"));
    assertThat(CommandSize.check(command, held).isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "2199-12-31T23:59:59.999Z, true",
    "2200-01-01T00:00:00Z, false",
    "1900-01-01T00:00:00Z, true",
    "1899-12-31T23:59:59.999Z, false"
  })
  void momentsThatNoTableHolds_areRefused(Instant moment, boolean taken) {
    CommandRecord command = command();
    command.setDeadline(moment);
    assertThat(CommandSize.check(command, 0).isEmpty()).isEqualTo(taken);
    command = command();
    command.setEventTime(moment);
    assertThat(CommandSize.check(command, 0).isEmpty()).isEqualTo(taken);
  }

  @Test
  void refusal_saysHowManyThereWere() {
    CommandRecord command = command();
    command.setLinkedActs(Collections.nCopies(51, "JC-1"));
    assertThat(CommandSize.check(command, 0).orElseThrow().value()).isEqualTo("51");
    assertThat(CommandSize.check(command, 0).orElseThrow().expected()).contains("at most 50");
  }

  private static Arguments text(String field, int most, BiConsumer<CommandRecord, String> set) {
    BiConsumer<CommandRecord, Integer> ofSize = (c, size) -> set.accept(c, "x".repeat(size));
    return Arguments.of(field, most, ofSize);
  }

  private static Arguments count(
      String field, int most, BiConsumer<CommandRecord, Integer> ofSize) {
    return Arguments.of(field, most, ofSize);
  }

  private static CommandRecord command() {
    return CommandRecord.newBuilder()
        .setTransitionUuid("u1")
        .setAlertId("a1")
        .setSubject("s")
        .setEvent(AlertEvent.SIGN)
        .setActorRole(ActorRole.DEPT)
        .setActorOrg("A-1")
        .setActorId("somebody")
        .setEventTime(NOW)
        .build();
  }
}
