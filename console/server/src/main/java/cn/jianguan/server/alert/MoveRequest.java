package cn.jianguan.server.alert;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.server.error.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A move that somebody asks for; what the event does not need may be left out.
 *
 * @param event of the closed loop, e.g. SIGN
 * @param transitionUuid chosen by the sender; the same again moves nothing twice. Left out: new
 * @param expectedSeq seq of the alert as the sender saw it; left out: whatever it is
 * @param deadline epoch ms UTC
 * @param attachments by name and SHA-256
 */
record MoveRequest(
    String event,
    String transitionUuid,
    Integer expectedSeq,
    String reasonCode,
    String comment,
    String targetOrg,
    List<String> linkedActs,
    List<Document> attachments,
    Integer officers,
    Boolean offSite,
    Long deadline,
    String conclusion) {
  private static final int MOST_WORDS = 2_000;
  private static final int MOST_CODE = 100;
  private static final int MOST_ACTS = 50;

  /** A document that belongs to the move. */
  record Document(String name, String sha256) {}

  /** The same without what belongs to one alert alone. */
  MoveRequest forMany() {
    return new MoveRequest(
        event,
        null,
        null,
        reasonCode,
        comment,
        targetOrg,
        linkedActs,
        attachments,
        officers,
        offSite,
        deadline,
        conclusion);
  }

  AlertEvent wanted() {
    return value(AlertEvent.class, "event", event);
  }

  CommandRecord.Builder fill(CommandRecord.Builder command) {
    List<Attachment> documents = new ArrayList<>();
    for (Document document : attachments == null ? List.<Document>of() : attachments) {
      documents.add(attachment(document));
    }
    List<String> acts = linkedActs == null ? List.of() : linkedActs;
    if (acts.size() > MOST_ACTS || documents.size() > MOST_ACTS) {
      throw Fault.invalid("linkedActs", "至多 50 项", "50 at most");
    }
    return command
        .setExpectedSeq(expectedSeq)
        .setReasonCode(text("reasonCode", reasonCode))
        .setComment(cut("comment", comment, MOST_WORDS))
        .setTargetOrg(text("targetOrg", targetOrg))
        .setLinkedActs(acts.stream().map(it -> cut("linkedActs", it, 200)).toList())
        .setAttachments(documents)
        .setOfficers(officers == null ? 0 : officers)
        .setOffSite(offSite != null && offSite)
        .setDeadline(deadline == null ? null : Instant.ofEpochMilli(deadline))
        .setConclusion(
            conclusion == null || conclusion.isBlank()
                ? Conclusion.NONE
                : value(Conclusion.class, "conclusion", conclusion));
  }

  private static Attachment attachment(Document document) {
    String name = text("attachments", document.name());
    String sha256 = text("sha256", document.sha256()).toLowerCase(Locale.ROOT);
    if (name.isEmpty() || !sha256.matches("[0-9a-f]{64}")) {
      throw Fault.invalid(
          "attachments",
          "应有文件名与其 SHA-256（64 位十六进制）",
          "a name, and the document's SHA-256 in 64 hexadecimal digits");
    }
    return new Attachment(name, sha256);
  }

  private static String text(String field, String value) {
    return cut(field, value, MOST_CODE);
  }

  private static String cut(String field, String value, int most) {
    String text = value == null ? "" : value.strip();
    if (text.length() > most) {
      throw Fault.invalid(field, "至多 " + most + " 字", "at most " + most + " characters");
    }
    return text;
  }

  private static <E extends Enum<E>> E value(Class<E> type, String field, String name) {
    try {
      return Enum.valueOf(type, String.valueOf(name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Fault.invalid(field, "应为 " + List.of(type.getEnumConstants()) + " 之一", "one of these");
    }
  }
}
