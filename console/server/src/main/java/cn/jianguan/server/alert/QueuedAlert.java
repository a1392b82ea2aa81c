package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import cn.jianguan.server.access.Jurisdiction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An alert as the queue and the overview look at it: a row of table {@code alert}. Many are
 * remembered, so words that many of them have in common are remembered once.
 *
 * @param cardHolder organisation that was dealt {@code card}; empty: there is none
 * @param dueMillis when the running stage must have ended, epoch ms; {@link AlertFigures#NEVER}: no
 *     clock runs
 * @param logOffset of its last transition in partition {@code logPartition}
 */
public record QueuedAlert(
    String alertId,
    String modelId,
    String domain,
    Severity severity,
    AlertState state,
    Card card,
    String cardHolder,
    Conclusion conclusion,
    boolean listed,
    String titleZh,
    String titleEn,
    String objectKey,
    String objectName,
    String areaNumber,
    String addressee,
    List<String> copies,
    int hitCount,
    int seq,
    long emittedMillis,
    long dueMillis,
    Instant dueTotal,
    Instant closedAt,
    int logPartition,
    long logOffset)
    implements Jurisdiction.Concerning {
  /** What a question about alerts selects to have them. */
  static final String COLUMNS =
      "alert_id, model_id, domain, severity, state, card, "
          + AlertFigures.CARD_HOLDER
          + " AS card_holder, conclusion, listed, title_zh, title_en, object_key, object_name, area_number, addressee, copies, hit_count, seq,"
          + " toUnixTimestamp64Milli(emitted_at) AS emitted_millis, "
          + AlertFigures.DUE_MILLIS
          + " AS due_millis, due_total, closed_at, log_partition, log_offset";

  /** Column {@code is_open} of alert_current is false in these. */
  private static final Set<AlertState> ENDED =
      EnumSet.of(
          AlertState.CLOSED,
          AlertState.ARCHIVED,
          AlertState.SUPPRESSED,
          AlertState.MERGED_ALERT,
          AlertState.MERGED_PLAN,
          AlertState.CANCELLED);

  /** Column {@code is_emitted} is false in these. */
  private static final Set<AlertState> NOT_EMITTED =
      EnumSet.of(AlertState.SUPPRESSED, AlertState.MERGED_ALERT, AlertState.MERGED_PLAN);

  public QueuedAlert {
    modelId = modelId.intern();
    domain = domain.intern();
    areaNumber = areaNumber.intern();
    addressee = addressee.intern();
    cardHolder = cardHolder.intern();
    copies = copies.stream().map(String::intern).toList();
  }

  public boolean isOpen() {
    return !ENDED.contains(state);
  }

  public boolean isEmitted() {
    return !NOT_EMITTED.contains(state)
        && !(state == AlertState.CANCELLED && conclusion == Conclusion.LATE_DATA);
  }

  /** Who was dealt the card, where it is somebody else than who has the alert now; else empty. */
  String otherHolder() {
    return cardHolder.equals(addressee) ? "" : cardHolder;
  }

  /** When the running stage must have ended; null: no clock runs. */
  Instant due() {
    return dueMillis == AlertFigures.NEVER ? null : Instant.ofEpochMilli(dueMillis);
  }

  public Instant emittedAt() {
    return Instant.ofEpochMilli(emittedMillis);
  }
}
