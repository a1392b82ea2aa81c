package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * An act as one of its subjects sees it, or that act being taken back. A changed act is a REMOVE of
 * its former image followed by an ADD of the new one, in this order. Only an act of which nothing
 * was known before is FIRST.
 *
 * @param occurredAt epoch ms UTC, of a day without a time its first instant in Asia/Shanghai; a
 *     REMOVE carries the one that was added
 * @param logTime when it became known, epoch ms UTC
 */
public record Observation(
    Subject subject,
    Op op,
    String actId,
    ActKind kind,
    long occurredAt,
    long logTime,
    Features features) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int VERSION = 1;

  /** What happened to the act. */
  public enum Op {
    ADD,
    REMOVE,
    FIRST;

    /** Of an entry of the act-log that asserts a version of an act, the first being 1, or not. */
    public static Op of(boolean isAsserted, long version) {
      if (!isAsserted) {
        return REMOVE;
      }
      return version == 1 ? FIRST : ADD;
    }
  }

  /**
   * Who is heard first of those that became known at one moment. New acts in the order in which
   * they occurred: a register that is published whole then costs no act a second look at those
   * after it, and raises nothing that the next one takes back. Then what changed, act by act; these
   * keep their order.
   */
  public static int order(Observation one, Observation other) {
    boolean isFirst = one.op == Op.FIRST;
    if (isFirst != (other.op == Op.FIRST)) {
      return isFirst ? -1 : 1;
    }
    int order = isFirst ? Long.compare(one.occurredAt, other.occurredAt) : 0;
    return order != 0 ? order : one.actId.compareTo(other.actId);
  }

  /** One observation per subject of a normalised act. */
  public static List<Observation> of(Op op, String actId, SupervisionAct act, long logTime) {
    List<Subject> subjects = Subjects.of(act);
    if (subjects.isEmpty()) {
      return List.of();
    }
    Features features = Features.of(act);
    long at = occurredAt(act);
    return subjects.stream()
        .map(s -> new Observation(s, op, actId, act.getKind(), at, logTime, features))
        .toList();
  }

  /**
   * What is known by its day only is that day, wherever it was: it begins in {@link #ZONE}, in
   * which windows and deadlines are counted, so that n days are n days across summer time and the
   * date line. An act that does not say its day was read before days were kept, and stays where it
   * was.
   */
  private static long occurredAt(SupervisionAct act) {
    return act.getDateOnly() && act.getOccurredOn() != null
        ? act.getOccurredOn().atStartOfDay(ZONE).toInstant().toEpochMilli()
        : act.getOccurredAt().toEpochMilli();
  }

  /**
   * Counts of rows of one source and table, added up by intake over some span of time. Several of
   * them add up, so each needs an id of its own.
   */
  public static Observation quality(
      String cdSource, ActKind table, String id, long occurredAt, long logTime, Quality counts) {
    Map<String, Long> values =
        Map.of(
            "rows", counts.rows(),
            "late", counts.late(),
            "invalid", counts.invalid(),
            "duplicates", counts.duplicates());
    return new Observation(
        new Subject(SubjectKind.SOURCE_TABLE, cdSource + "|" + table),
        Op.ADD,
        id,
        ActKind.OTHER,
        occurredAt,
        logTime,
        Features.of(ActKind.OTHER, values));
  }

  /** Rows read; of these late, invalid, duplicate. */
  public record Quality(long rows, long late, long invalid, long duplicates) {}

  /** Compact binary form, led by a version byte. */
  public byte[] encode() {
    return new BinaryFormat.Writer()
        .raw(VERSION)
        .text(subject.toString())
        .raw(op.ordinal())
        .text(actId)
        .number(kind.ordinal())
        .signed(occurredAt)
        .signed(logTime)
        .features(features)
        .bytes();
  }

  /** Reads {@link #encode}'s form of this or an earlier version. */
  public static Observation decode(byte[] bytes) {
    BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
    Subject subject = Subject.parse(in.text());
    Op op = Op.values()[in.raw()];
    String actId = in.text();
    ActKind kind = ActKind.values()[(int) in.number()];
    return new Observation(subject, op, actId, kind, in.signed(), in.signed(), in.features(kind));
  }
}
