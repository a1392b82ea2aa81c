package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.BinaryFormat;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.state.KeyedState;
import cn.jianguan.rules.state.StateField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What else is remembered about a subject between two records. */
final class SubjectMetadata {
  private static final StateField<SubjectMetadata> PART = new Codec();

  /** Few subjects have any. */
  private List<Row> removed = List.of();

  private SortedSet<String> scanned = new TreeSet<>();
  private long forgetAt = Long.MAX_VALUE;

  /** Up to when acts of a kind have been forgotten, epoch ms UTC; of the others none has. */
  private final Map<ActKind, Long> forgotten = new EnumMap<>(ActKind.class);

  /** Versions whose timers are known to be set, while it is decoded. */
  private SortedSet<String> met;

  /** What is kept apart, while it is decoded: not looked up again for every act. */
  private History history;

  private StandingHits hits;

  static SubjectMetadata of(KeyedState state) {
    SubjectMetadata metadata = state.get(PART, "");
    return metadata == null ? new SubjectMetadata() : metadata;
  }

  History history(KeyedState state) {
    if (history == null) {
      history = new History(state);
    }
    return history;
  }

  StandingHits hits(KeyedState state) {
    if (hits == null) {
      hits = StandingHits.of(state);
    }
    return hits;
  }

  /** Acts taken back at the current log time, whose hits are settled when it is over. */
  List<Row> takeRemoved(KeyedState state) {
    List<Row> taken = removed;
    removed = List.of();
    save(state);
    return taken;
  }

  /** When an act that was just taken back first became known; {@code otherwise} where none was. */
  long knownSince(ActKind kind, String actId, long otherwise) {
    for (Row row : removed) {
      if (row.kind() == kind && row.actId().equals(actId)) {
        return row.logTime();
      }
    }
    return otherwise;
  }

  void removed(Row row, KeyedState state) {
    removed = removed.isEmpty() ? new ArrayList<>() : removed;
    removed.add(row);
    save(state);
  }

  /**
   * Notes that the timers of all these have been set for the whole history, each in place of the
   * version its channel had before; returns those for which they had not been.
   */
  List<CompiledModel> meet(EffectiveModels models, KeyedState state) {
    if (met == models.publications()) {
      return List.of();
    }
    met = models.publications();
    List<CompiledModel> unknown = new ArrayList<>();
    for (CompiledModel model : models.timed()) {
      if (!scanned.contains(model.publication())) {
        unknown.add(model);
      }
    }
    if (!unknown.isEmpty()) {
      scanned = with(unknown);
      save(state);
    }
    if (scanned.size() == met.size()) {
      scanned = met; // it is the same, and most subjects share it
    }
    return unknown;
  }

  private SortedSet<String> with(List<CompiledModel> models) {
    if (scanned.isEmpty()) {
      return met;
    }
    SortedSet<String> all = new TreeSet<>(scanned);
    for (CompiledModel model : models) {
      all.removeIf(version -> version.startsWith(model.channel() + "@"));
      all.add(model.publication());
    }
    return all;
  }

  /** Log time of the timer that will forget; Long.MAX_VALUE where none is set. */
  long forgetAt() {
    return forgetAt;
  }

  void forgetAt(long at, KeyedState state) {
    forgetAt = at;
    save(state);
  }

  /** Notes that acts of a kind that occurred before a moment are not all here any more. */
  void forgotten(ActKind kind, long before, KeyedState state) {
    forgotten.merge(kind, before, Math::max);
    save(state);
  }

  /** Whether every act of these kinds that became known and occurred from then on is here. */
  boolean remembers(Set<ActKind> kinds, long since) {
    for (Map.Entry<ActKind, Long> gone : forgotten.entrySet()) {
      if (gone.getValue() > since && kinds.contains(gone.getKey())) {
        return false;
      }
    }
    return true;
  }

  /** The latest moment before which something was forgotten; Long.MIN_VALUE where nothing was. */
  long forgottenTo() {
    return forgotten.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
  }

  void drop(KeyedState state) {
    state.remove(PART, "");
  }

  private void save(KeyedState state) {
    state.put(PART, "", this);
  }

  private static final class Codec implements StateField<SubjectMetadata> {
    /** 1: nothing says what was forgotten. */
    private static final int VERSION = 2;

    @Override
    public String name() {
      return "metadata";
    }

    @Override
    public byte[] encode(SubjectMetadata metadata) {
      BinaryFormat.Writer out = new BinaryFormat.Writer().raw(VERSION).signed(metadata.forgetAt);
      out.number(metadata.scanned.size());
      metadata.scanned.forEach(out::text);
      out.number(metadata.removed.size());
      for (Row row : metadata.removed) {
        out.number(row.kind().ordinal()).signed(row.occurredAt()).text(row.actId());
        out.signed(row.logTime()).features(row.features());
      }
      out.number(metadata.forgotten.size());
      metadata.forgotten.forEach((kind, to) -> out.number(kind.ordinal()).signed(to));
      return out.bytes();
    }

    @Override
    public SubjectMetadata decode(byte[] bytes) {
      BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
      SubjectMetadata metadata = new SubjectMetadata();
      metadata.forgetAt = in.signed();
      for (int left = in.count(); left > 0; left--) {
        metadata.scanned.add(in.text());
      }
      int removed = in.count();
      metadata.removed = removed == 0 ? List.of() : new ArrayList<>();
      for (int left = removed; left > 0; left--) {
        ActKind kind = ActKind.values()[(int) in.number()];
        metadata.removed.add(new Row(in.signed(), in.text(), in.signed(), in.features(kind)));
      }
      for (int left = in.hasMore() ? in.count() : 0; left > 0; left--) {
        metadata.forgotten.put(ActKind.values()[(int) in.number()], in.signed());
      }
      return metadata;
    }
  }
}
