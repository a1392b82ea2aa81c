package cn.jianguan.jobs.unify;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.TwinNote;
import cn.jianguan.record.TwinQuestion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the log what became of a row: only what is news, and notes what was told. */
final class TwinTelling {
  private final Entries entries;
  private final TwinFile.Log log;

  TwinTelling(Entries entries, TwinFile.Log log) {
    this.entries = entries;
    this.log = log;
  }

  /** A row that stands no more; {@code withdrawal} where its source took it back. */
  void leave(TwinRow row, ActLogEntry withdrawal) {
    TwinNote note = row.note();
    ActLogEntry entry = row.twin() == null ? withdrawal : entries.own(note);
    boolean goesElsewhere = row.twin() == null && withdrawal.getOp() == ActLogOp.RETRACT;
    long version = goesElsewhere ? note.getTold() : nextVersion(note);
    entry.setAct(entries.shown(note));
    tell(
        note, entries.of(note, entry, goesElsewhere ? ActLogOp.RETRACT : ActLogOp.DELETE, version));
    note.setTold(version);
    note.setShown(false);
    note.setShownEntry(null);
  }

  /** A row that stands, where that or what it says is news. */
  void stand(TwinRow row, Places places) {
    Survivor survivor = places.survivor(row.note().getActId());
    if (survivor == null || isTold(row.note(), survivor)) {
      return;
    }
    TwinNote note = row.note();
    List<byte[]> told = new ArrayList<>(2);
    ActLogEntry entry = entries.own(note);
    if (note.getShown()) {
      entry.setAct(entries.shown(note));
      told.add(entries.of(note, entry, ActLogOp.RETRACT, note.getTold()));
    }
    note.setTold(nextVersion(note));
    entry.setAct(survivor.act());
    byte[] stands = entries.of(note, entry, ActLogOp.ASSERT, note.getTold());
    told.add(stands);
    log.tell(note.getActId(), told);
    note.setAnswered(true);
    note.setShown(true);
    note.setShownEntry(survivor.act() == survivor.twin().act() ? null : ByteBuffer.wrap(stands));
    relate(note, entry, "", "", "", List.of());
  }

  private boolean isTold(TwinNote note, Survivor survivor) {
    return note.getShown()
        && note.getAnswered()
        && (note.getShownEntry() == null && survivor.act() == survivor.twin().act()
            || entries.shown(note).equals(survivor.act()));
  }

  /** A row that does not stand: which one does, or that its source took it back. */
  void aliasOrWithdrawn(TwinRow row, Places places, ActLogEntry withdrawal) {
    TwinNote note = row.note();
    if (places.survivor(note.getActId()) != null) {
      return;
    }
    Survivor.Alias alias = places.alias(note.getActId());
    if (alias == null) {
      if (!note.getAnswered() && withdrawal.getOp() == ActLogOp.DELETE) {
        withdrawal.setAct(null);
        tell(note, entries.of(note, withdrawal, ActLogOp.DELETE, nextVersion(note)));
        note.setTold(nextVersion(note));
      }
      relate(note, withdrawal, "", "", "", List.of());
      return;
    }
    String level = alias.match().level().name();
    String survivorId = places.standsFor(note.getActId());
    ActLogEntry entry = entries.own(note);
    if (!note.getAnswered()) {
      entry.setAct(null);
      entry.setDuplicateLevel(level);
      entry.setSurvivorId(survivorId);
      tell(note, entries.of(note, entry, ActLogOp.DUPLICATE, note.getVersion()));
    }
    relate(note, entry, survivorId, level, alias.match().by(), alias.filled());
  }

  /** Says who stands for a row, where that is news. */
  private void relate(
      TwinNote note,
      ActLogEntry entry,
      String survivorId,
      String level,
      String by,
      List<String> filled) {
    boolean known =
        note.getSurvivorId().equals(survivorId)
            && note.getLevel().equals(level)
            && note.getMatchedBy().equals(by)
            && note.getFilledFields().equals(filled);
    if (known) {
      return;
    }
    note.setSurvivorId(survivorId);
    note.setLevel(level);
    note.setMatchedBy(by);
    note.setFilledFields(new ArrayList<>(filled));
    tell(note, entries.alias(note, entry));
  }

  /** Says what is asked about a row, where that is news. */
  void ask(TwinRow row, List<TwinQuestion> questions, ActLogEntry withdrawal) {
    TwinNote note = row.note();
    if (note.getQuestions().equals(questions)) {
      return;
    }
    ActLogEntry entry = row.twin() == null ? withdrawal : entries.own(note);
    Set<String> others = new HashSet<>();
    questions.forEach(it -> others.add(it.getOtherId()));
    for (TwinQuestion former : note.getQuestions()) {
      if (!others.contains(former.getOtherId())) {
        tell(note, entries.question(note, entry, former, null));
      }
    }
    for (TwinQuestion now : questions) {
      if (!note.getQuestions().contains(now)) {
        tell(note, entries.question(note, entry, now, now.getVerdict()));
      }
    }
    note.setQuestions(new ArrayList<>(questions));
  }

  private void tell(TwinNote note, byte[] entry) {
    log.tell(note.getActId(), List.of(entry));
    note.setAnswered(true);
  }

  /** An act that this station made no changes of its own to has the versions of intake. */
  private static long nextVersion(TwinNote note) {
    return Math.max(note.getVersion(), note.getTold() + 1);
  }
}
