package cn.jianguan.console.gateway.write;

import cn.jianguan.act.ActBodies;
import cn.jianguan.code.CodeText;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.RowTimestamp;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.mapping.TimestampExpression;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** Makes one act of a row, as one entry under {@code acts} of a mapping says. */
public final class ActWriter {
  private static final String[] KEYS = {"kind", "when", "id", "same", "gather", "known", "fields"};
  private static final int LONGEST_ID = 100;
  private static final List<String> KINDS = ActKind.getClassSchema().getEnumSymbols();

  private final String kind;
  private final String idPrefix;
  private final String cdSource;
  private final ZoneId zone;
  private final RowText when;
  private final RowText id;
  private final RowText same;
  private final GatherEntry gather;

  /** Whether its rows wait for others; a deletion does not. */
  private boolean waits;

  private final RowTimestamp known;

  /** No row became known later than on the day on which it is read here, epoch ms UTC. */
  private final long readBy;

  private final RecordLayout layout;
  private final RecordBuffer buffer = new RecordBuffer();
  private long batchKnown = RowTimestamp.NONE;
  private String batch = "";

  public ActWriter(MappingEntry entry, String idPrefix, SourceFacts source, MappingScope scope) {
    entry.allow(KEYS);
    TextExpression expression = new TextExpression(scope);
    this.kind = entry.required("kind").text();
    this.idPrefix = idPrefix;
    this.cdSource = source.cdSource();
    this.zone = source.zone();
    this.when = entry.get("when").absent() ? null : expression.text(entry.get("when"));
    this.id = key(entry.required("id"), expression, scope);
    MappingEntry same = entry.get("same");
    this.same = same.absent() ? row -> "" : key(same, expression, scope);
    this.gather = gather(entry, scope);
    this.known =
        isPart() && entry.get("known").absent()
            ? row -> 0
            : new TimestampExpression(scope).moment(entry.required("known"));
    this.readBy = LocalDate.now(zone).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    this.layout = layout(entry, source, scope);
  }

  private static RowText key(MappingEntry entry, TextExpression expression, MappingScope scope) {
    int before = scope.references();
    RowText key = expression.text(entry);
    if (scope.references() == before) {
      throw entry.wrong("names no column: all rows would be one");
    }
    return key;
  }

  private GatherEntry gather(MappingEntry entry, MappingScope scope) {
    MappingEntry written = entry.get("gather");
    if (written.absent()) {
      return null;
    }
    if (!entry.get("same").absent()) {
      throw entry
          .get("same")
          .wrong("cannot stand beside 'gather', which says what the act is known by");
    }
    if (!KINDS.contains(kind)) {
      throw entry.get("kind").wrong("must be a kind itself where rows are gathered");
    }
    MappingEntry operation = entry.get("fields").get("envelope.cdOperation");
    if (!operation.absent()
        && !(operation.node().isTextual() && operation.text().equals("DELETE"))) {
      throw operation.wrong("must be DELETE, for every row, where rows are gathered");
    }
    this.waits = operation.absent();
    return new GatherEntry(written, cdSource, kind, scope);
  }

  private boolean isPart() {
    return gather != null && gather.role() == GatherRole.PART;
  }

  private RecordLayout layout(MappingEntry entry, SourceFacts source, MappingScope scope) {
    Map<String, MappingEntry> fields = new LinkedHashMap<>(source.defaults());
    fields.putAll(entry.required("fields").children());
    fields.put("kind", entry.required("kind"));
    checkBody(entry, fields);
    Map<String, FieldEncoder> own = EnvelopeFields.of(cdSource);
    if (fields.containsKey("envelope.cdOperation")) {
      own.remove("envelope.cdOperation");
    }
    try {
      return new RecordLayout(SupervisionAct.getClassSchema(), fields, own, scope, isPart());
    } catch (IllegalArgumentException e) {
      throw entry.get("fields").wrong(e.getMessage());
    }
  }

  /** It names an act, and says no more of it. */
  private static boolean isDeletion(Map<String, MappingEntry> fields) {
    MappingEntry operation = fields.get("envelope.cdOperation");
    return operation != null && operation.isText() && operation.text().equals("DELETE");
  }

  /** The body has to be that of the kind, where the mapping says one kind. */
  private static void checkBody(MappingEntry entry, Map<String, MappingEntry> fields) {
    String kind = entry.get("kind").text();
    if (!KINDS.contains(kind)) {
      return;
    }
    Schema body = ActBodies.schema(ActKind.valueOf(kind));
    Set<String> others = new HashSet<>();
    ActBodies.all().forEach(it -> others.add(it.getName() + "."));
    others.remove(body == null ? "" : body.getName() + ".");
    boolean found = body == null || isDeletion(fields);
    for (Map.Entry<String, MappingEntry> field : fields.entrySet()) {
      String first = field.getKey().replaceFirst("\\..*", ".");
      if (others.contains(first)) {
        throw field
            .getValue()
            .wrong(
                "kind %s has the body %s"
                    .formatted(kind, body == null ? "of none" : body.getName()));
      }
      found |= body != null && first.equals(body.getName() + ".");
    }
    if (!found) {
      throw entry.get("fields").wrong("kind %s needs fields of %s".formatted(kind, body.getName()));
    }
  }

  /** The act kind as the mapping writes it. */
  public String kind() {
    return kind;
  }

  /** Whether rows of it wait for others of the same delivery. */
  public boolean gathers() {
    return waits;
  }

  /** Whether this entry speaks of the row at all. */
  public boolean applies(SourceRow row) throws RowRefusedException {
    if (when == null) {
      return true;
    }
    return switch (when.of(row)) {
      case "", "false" -> false;
      default -> true;
    };
  }

  /**
   * When the row became known, epoch ms UTC, or {@link RowTimestamp#NONE} where it does not say.
   */
  public long knownOrNone(SourceRow row) {
    try {
      long moment = Math.min(known.of(row), known.latest(row));
      return moment > readBy ? RowTimestamp.NONE : moment;
    } catch (RowRefusedException refusal) {
      return RowTimestamp.NONE;
    }
  }

  /** Writes the act of a row, or says all that is wrong with the row. */
  public void write(SourceRow row, RowRecords into, RowFaults faults) {
    long knownAt = faults.of(() -> known(row), 0L);
    String cdId = faults.of(() -> id(row, id, "id"), "");
    String recordIdentity = faults.of(() -> recordIdentity(row), "");
    buffer.begin(row, knownAt).identity(cdId, recordIdentity, batch(knownAt));
    layout.write(buffer, faults);
    if (faults.any()) {
      return;
    }
    byte[] bytes = buffer.bytes();
    String key = RecordIdentity.of(recordIdentity, cdSource, cdId);
    into.add(
        new TimedRecord(Topic.ACTS, key.getBytes(StandardCharsets.UTF_8), knownAt, bytes),
        buffer.contentHash(bytes),
        waits ? gather.role() : null);
  }

  private String recordIdentity(SourceRow row) throws RowRefusedException {
    return gather != null ? gather.identity(row) : same.of(row);
  }

  private long known(SourceRow row) throws RowRefusedException {
    try {
      long moment = Math.min(known.of(row), known.latest(row));
      if (moment > readBy) {
        throw new RowRefusedException(
            RejectReason.FIELD_RANGE,
            "",
            Instant.ofEpochMilli(moment).atZone(zone).toLocalDate().toString(),
            "何时获知，不晚于读入之日 / when it became known, not after the day on which it is read");
      }
      if (moment == RowTimestamp.NONE || moment < 0) {
        throw new RowRefusedException(
            RejectReason.FIELD_MISSING, "", "", "何时获知（1970 年起）/ when it became known, since 1970");
      }
      return moment;
    } catch (RowRefusedException refusal) {
      throw refusal.about("known");
    }
  }

  private String id(SourceRow row, RowText text, String name) throws RowRefusedException {
    String value = text.of(row);
    if (value.isEmpty()) {
      throw new RowRefusedException(
          RejectReason.FIELD_MISSING, name, "", "源主键 / the source's own key");
    }
    if (CodeText.hidesCharacters(value)) {
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT,
          name,
          value,
          "只含可见字符的源主键 / a key of visible characters, without control or zero-width ones");
    }
    String whole = idPrefix + value;
    return whole.length() <= LONGEST_ID ? whole : idPrefix + StableId.of(value);
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
