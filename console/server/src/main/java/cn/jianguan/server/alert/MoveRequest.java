package cn.jianguan.server.alert;

import cn.jianguan.lifecycle.MoveTable;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.server.error.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
    return value(MoveTable.ofPeople(), "event", event);
  }

  CommandRecord.Builder fill(CommandRecord.Builder command) {
    List<Attachment> documents = new ArrayList<>();
    for (Document document : attachments == null ? List.<Document>of() : attachments) {
      documents.add(attachment(document));
    }
    List<String> acts = linkedActs == null ? List.of() : linkedActs;
    return command
        .setExpectedSeq(expectedSeq)
        .setReasonCode(text(reasonCode))
        .setComment(text(comment))
        .setTargetOrg(text(targetOrg))
        .setLinkedActs(acts.stream().map(MoveRequest::text).toList())
        .setAttachments(documents)
        .setOfficers(officers == null ? 0 : officers)
        .setOffSite(offSite != null && offSite)
        .setDeadline(deadline == null ? null : Instant.ofEpochMilli(deadline))
        .setConclusion(
            conclusion == null || conclusion.isBlank()
                ? Conclusion.NONE
                : value(EnumSet.allOf(Conclusion.class), "conclusion", conclusion));
  }

  private static Attachment attachment(Document document) {
    String name = text(document.name());
    String sha256 = text(document.sha256()).toLowerCase(Locale.ROOT);
    if (name.isEmpty() || !sha256.matches("[0-9a-f]{64}")) {
      throw Fault.invalid(
          "attachments",
          "应有文件名与其 SHA-256（64 位十六进制）",
          "a name, and the document's SHA-256 in 64 hexadecimal digits");
    }
    return new Attachment(name, sha256);
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  private static <E extends Enum<E>> E value(Set<E> known, String field, String name) {
    return known.stream()
        .filter(it -> it.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.invalid(
                    field,
                    "应为 / one of "
                        + known.stream().map(Word::named).collect(Collectors.joining("、"))));
  }
}
