package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The reference lists of a replay as they are, then exactly as many acts as wanted, made of its
 * acts: act by act in the order of the log, each as often as it takes to come out even (all equally
 * often, give or take one), at its own log time. What the gateway refused is left out.
 *
 * <p>Copy <i>n</i> of an act has {@code ~n} at the end of its source key and, where it has one, of
 * its record identity, so that no copy is a duplicate of another; images of one act stay images of
 * one act within a copy. It is about a supervised object of its own: every code of a party or an
 * object is another for each copy, {@code letter, copy in 4 digits, ordinal of the object in 7
 * digits}, which is a form the source's scheme allows, and the registration of the object is an act
 * like others and copied with it. Everything else stays: dates, agency, item, region, amounts,
 * names.
 */
final class ActCopies implements Iterator<TimedRecord> {
  private final Iterator<TimedRecord> records;
  private final Consumer<SupervisionAct> change;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final long originals;
  private final long wanted;
  private long taken;
  private TimedRecord original;
  private int copies;
  private int copy;

  /**
   * @param wanted acts to make
   * @param change made to every act besides; it sees the copy
   */
  ActCopies(ReplayLog log, long wanted, Consumer<SupervisionAct> change) {
    this.records = log.iterator();
    this.originals = log.reports().stream().mapToLong(FileReport::acts).sum();
    this.wanted = wanted;
    this.change = change;
    advance();
  }

  /** To the next record that goes out at least once. */
  private void advance() {
    copy = 0;
    copies = 0;
    while (copies == 0 && records.hasNext()) {
      original = records.next();
      copies =
          switch (original.topic()) {
            case REFERENCE -> 1;
            case ACTS ->
                Math.toIntExact(++taken * wanted / originals - (taken - 1) * wanted / originals);
            default -> 0;
          };
    }
  }

  @Override
  public boolean hasNext() {
    return copy < copies;
  }

  @Override
  public TimedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    TimedRecord next = original.topic() == Topic.ACTS ? copy() : original;
    if (++copy == copies) {
      advance();
    }
    return next;
  }

  private TimedRecord copy() {
    try {
      SupervisionAct act = Codec.standard().decode(original.bytes(), SupervisionAct.class);
      String identity = rename(act.getEnvelope());
      moveToOwnObject(act);
      change.accept(act);
      return new TimedRecord(
          Topic.ACTS,
          identity.getBytes(StandardCharsets.UTF_8),
          original.logTime(),
          Codec.standard().encode(act));
    } catch (UnreadableException e) {
      throw new IllegalStateException("the gateway wrote what cannot be read", e);
    }
  }

  /** Returns what the gateway keys the record by. */
  private String rename(Envelope envelope) {
    String suffix = "~" + copy;
    envelope.setCdId(envelope.getCdId() + suffix);
    if (!envelope.getRecordUniqueIdentity().isBlank()) {
      envelope.setRecordUniqueIdentity(envelope.getRecordUniqueIdentity() + suffix);
    }
    return RecordIdentity.of(envelope);
  }

  private void moveToOwnObject(SupervisionAct act) {
    act.getParty().setUiCode(ownCode(act.getParty().getUiCode()));
    if (act.getBody() instanceof SupervisedObject object) {
      object.setObjectId(ownCode(object.getObjectId()));
      object.setObjectCode(ownCode(object.getObjectCode()));
    }
  }

  private String ownCode(String code) {
    if (code.isEmpty()) {
      return code;
    }
    int ordinal = ordinals.computeIfAbsent(code, unknown -> ordinals.size());
    return "%c%04d%07d".formatted(code.charAt(0), copy, ordinal);
  }
}
