package cn.jianguan.console.gateway;

import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes one act of a row, as one entry under {@code acts} of a mapping says. */
final class ActWriter {
  private static final String[] KEYS = {"kind", "when", "id", "same", "known", "fields"};
  private static final int LONGEST_ID = 100;

  private final String kind;
  private final String idPrefix;
  private final String cdSource;
  private final ZoneId zone;
  private final Text when;
  private final Text id;
  private final Text same;
  private final Moment known;
  private final RecordLayout layout;
  private final Draft draft = new Draft();
  private final Digest digest = new Digest();
  private long batchKnown = Moment.NONE;
  private String batch = "";

  ActWriter(Entry entry, String idPrefix, SourceFacts source, Scope scope) {
    entry.allow(KEYS);
    Expression expression = new Expression(scope);
    this.kind = entry.required("kind").text();
    this.idPrefix = idPrefix;
    this.cdSource = source.cdSource();
    this.zone = source.zone();
    this.when = entry.get("when").absent() ? null : expression.text(entry.get("when"));
    this.id = expression.text(entry.required("id"));
    this.same = entry.get("same").absent() ? row -> "" : expression.text(entry.get("same"));
    this.known = new Moments(scope).moment(entry.required("known"));
    this.layout = layout(entry, source, scope);
  }

  private RecordLayout layout(Entry entry, SourceFacts source, Scope scope) {
    Map<String, Entry> fields = new LinkedHashMap<>(source.defaults());
    fields.putAll(entry.required("fields").children());
    fields.put("kind", entry.required("kind"));
    Map<String, Slot> own = Envelopes.slots(cdSource);
    if (fields.containsKey("envelope.cdOperation")) {
      own.remove("envelope.cdOperation");
    }
    try {
      return new RecordLayout(SupervisionAct.getClassSchema(), fields, own, scope);
    } catch (IllegalArgumentException e) {
      throw entry.get("fields").wrong(e.getMessage());
    }
  }

  /** The act kind as the mapping writes it. */
  String kind() {
    return kind;
  }

  /** Whether this entry speaks of the row at all. */
  boolean applies(Row row) throws Refusal {
    if (when == null) {
      return true;
    }
    return switch (when.of(row)) {
      case "", "false" -> false;
      default -> true;
    };
  }

  /** When the row became known, epoch ms UTC, or {@link Moment#NONE} where it does not say. */
  long knownOrNone(Row row) {
    try {
      return known.of(row);
    } catch (Refusal refusal) {
      return Moment.NONE;
    }
  }

  void write(Row row, Batch into) throws Refusal {
    long knownAt = known(row);
    String cdId = id(row, id, "id");
    String identity = same.of(row);
    draft
        .begin(row, knownAt)
        .identity(cdId, identity.isEmpty() ? "" : idPrefix + identity, batch(knownAt));
    layout.write(draft);
    byte[] bytes = draft.bytes();
    String key = identity.isEmpty() ? cdSource + "/" + cdId : idPrefix + identity;
    into.add(
        new TimedRecord(
            TimedRecord.Topic.ACTS, key.getBytes(StandardCharsets.UTF_8), knownAt, bytes),
        draft.contentHash(bytes));
  }

  private long known(Row row) throws Refusal {
    try {
      long moment = known.of(row);
      if (moment == Moment.NONE || moment < 0) {
        throw new Refusal(
            RejectReason.FIELD_MISSING, "", "", "何时获知（1970 年起）/ when it became known, since 1970");
      }
      return moment;
    } catch (Refusal refusal) {
      throw refusal.about("known");
    }
  }

  private String id(Row row, Text text, String name) throws Refusal {
    String value = text.of(row);
    if (value.isEmpty()) {
      throw new Refusal(RejectReason.FIELD_MISSING, name, "", "源主键 / the source's own key");
    }
    String whole = idPrefix + value;
    return whole.length() <= LONGEST_ID ? whole : idPrefix + digest.add(value).take();
  }

  /** The day on which the row became known and the second of that day: later knowledge wins. */
  private String batch(long knownAt) {
    if (knownAt != batchKnown) {
      ZonedDateTime time = Instant.ofEpochMilli(knownAt).atZone(zone);
      long day = time.getYear() * 10_000L + time.getMonthValue() * 100 + time.getDayOfMonth();
      batch = Long.toString(day * 100_000 + time.toLocalTime().toSecondOfDay());
      batchKnown = knownAt;
    }
    return batch;
  }
}
