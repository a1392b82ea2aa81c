package cn.jianguan.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much, and how far, a command may bring, whoever sends it by whichever way. What it brings
 * stays on the alert, in every later transition and in the job's state; without a limit one sender
 * could make an alert too large to be read again.
 */
public final class CommandSize {
  /** Characters of a comment. */
  public static final int COMMENT = 2_000;

  private static final int ID = 100;
  private static final int FILES = 50;
  private static final int ACTS_AT_ONCE = 50;
  private static final int ACTS_IN_ALL = 500;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private CommandSize() {}

  /**
   * The first field that is too large.
   *
   * @param linked acts that the alert links by now
   */
  public static Optional<Refusal> check(CommandRecord command, int linked) {
    return length("transitionUuid", command.getTransitionUuid(), ID)
        .or(() -> length("actorOrg", command.getActorOrg(), ID))
        .or(() -> length("actorId", command.getActorId(), ID))
        .or(() -> length("actorRegion", command.getActorRegion(), ID))
        .or(() -> length("targetOrg", command.getTargetOrg(), ID))
        .or(() -> length("sourceSystem", command.getSourceSystem(), ID))
        .or(() -> length("reasonCode", command.getReasonCode(), ID))
        .or(() -> length("comment", command.getComment(), COMMENT))
        .or(() -> count("attachments", command.getAttachments().size(), FILES))
        .or(() -> attachments(command.getAttachments()))
        .or(() -> count("linkedActs", command.getLinkedActs().size(), ACTS_AT_ONCE))
        .or(() -> lengths("linkedActs", command.getLinkedActs()))
        .or(() -> inAll(command, linked))
        .or(() -> moment("eventTime", command.getEventTime()))
        .or(() -> moment("deadline", command.getDeadline()));
  }

  /** Beyond these no table can hold it, and no timer should be set. */
  private static Optional<Refusal> moment(String field, Instant moment) {
    return moment == null || !moment.isBefore(FIRST) && moment.isBefore(END)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                RejectReason.FIELD_RANGE,
                field,
                new LocalMoment(moment).toString(),
                "应在 1900 至 2199 年 / from 1900 to 2199"));
  }

  private static Optional<Refusal> attachments(List<Attachment> attachments) {
    return attachments.stream()
        .flatMap(
            attachment ->
                length("attachments.name", attachment.getName(), 2 * ID)
                    .or(() -> length("attachments.sha256", attachment.getSha256(), ID))
                    .stream())
        .findFirst();
  }

  private static Optional<Refusal> inAll(CommandRecord command, int linked) {
    return count("linkedActs", linked + command.getLinkedActs().size(), ACTS_IN_ALL);
  }

  private static Optional<Refusal> lengths(String field, List<String> values) {
    return values.stream().flatMap(value -> length(field, value, ID).stream()).findFirst();
  }

  private static Optional<Refusal> length(String field, String value, int most) {
    return value.length() <= most
        ? Optional.empty()
        : tooLarge(field, value, "最多 %d 个字符 / at most %1$d characters".formatted(most));
  }

  private static Optional<Refusal> count(String field, int count, int most) {
    return count <= most
        ? Optional.empty()
        : tooLarge(field, Integer.toString(count), "最多 %d 项 / at most %1$d".formatted(most));
  }

  private static Optional<Refusal> tooLarge(String field, String value, String expected) {
    return Optional.of(new Refusal(RejectReason.FIELD_LENGTH, field, value, expected));
  }
}
