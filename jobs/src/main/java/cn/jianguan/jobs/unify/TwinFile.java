package cn.jianguan.jobs.unify;

import cn.jianguan.codec.Codec;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinNote;
import cn.jianguan.record.TwinQuestion;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of one object, and what the log has been told of them. After every turn the rows that
 * may be of one act with the one at hand are looked at together, and what the log says is brought
 * to what they mean: so nothing depends on what came first.
 *
 * <p>Where one row takes the place of another, or an act comes from another object, the one that
 * goes is told at once and the rest a millisecond of log time later: those who listen sort what is
 * of one moment by act, and must never see both.
 */
final class TwinFile {
  private final TwinStore store;
  private final Entries entries;
  private final Log log;
  private final Matching matching;
  private final TwinTelling telling;

  /** Who listens. */
  interface Log {
    /** Entries of one act, in their order. */
    void tell(String actId, List<byte[]> entries);

    /** Calls {@link TwinFile#settle} once the moment has passed. */
    void settleLater();
  }

  TwinFile(TwinStore store, Entries entries, Log log) {
    this.store = store;
    this.entries = entries;
    this.log = log;
    this.matching = new Matching(store);
    this.telling = new TwinTelling(entries, log);
  }

  /** Takes what a row does to its act. */
  void take(ActTurn turn) {
    List<byte[]> said = turn.getEntries().stream().map(Codec::bytes).toList();
    TwinNote note = store.note(turn.getActId());
    ActLogEntry last = entries.read(said.get(said.size() - 1));
    boolean stands = last.getOp() == ActLogOp.ASSERT && !turn.getAlone();
    if (note == null && !stands) {
      log.tell(turn.getActId(), said);
      return;
    }
    Map<String, TwinRow> before = note == null ? new TreeMap<>() : around(List.of(turn.getActId()));
    if (note == null) {
      note = TwinNote.newBuilder().setActId(turn.getActId()).build();
      if (said.size() > 1) {
        log.tell(turn.getActId(), said.subList(0, 1)); // stood before this station was there
      }
    }
    change(note, turn, stands ? last : null, last.getVersion());
    TreeSet<String> concerned = new TreeSet<>(before.keySet());
    concerned.add(turn.getActId());
    ActLogEntry withdrawal = turn.getAlone() ? entries.read(said.get(0)) : last;
    resolve(around(concerned), turn.getMoved(), stands ? null : withdrawal);
    if (turn.getAlone() && last.getOp() == ActLogOp.ASSERT) {
      log.tell(turn.getActId(), said.subList(said.size() - 1, said.size()));
    }
  }

  /** Takes what a person says of two rows; the refusal where they cannot be judged. */
  Optional<Refusal> answer(TwinAnswer answer) {
    Optional<Refusal> refusal = AnswerCheck.refusal(answer, store);
    if (refusal.isEmpty()) {
      store.keep(answer);
      judged(answer.getActId(), answer.getOtherId());
      judged(answer.getOtherId(), answer.getActId());
      resolve(around(List.of(answer.getActId(), answer.getOtherId())), false, null);
    }
    return refusal;
  }

  private void judged(String actId, String otherId) {
    TwinNote note = store.note(actId);
    TreeSet<String> judged = new TreeSet<>(note.getJudgedWith());
    judged.add(otherId);
    note.setJudgedWith(new ArrayList<>(judged));
    store.put(note);
  }

  /** What had to wait for others to leave. */
  void settle() {
    List<String> waiting = store.waiting();
    store.wait(List.of());
    resolve(around(waiting), false, null);
  }

  private void change(TwinNote note, ActTurn turn, ActLogEntry now, long version) {
    if (note.getShown() && note.getShownEntry() == null) {
      note.setShownEntry(note.getEntry());
    }
    note.setRank(turn.getRank());
    note.setOwn(turn.getOwn());
    note.setAgencyCode(turn.getAgencyCode());
    note.setVersion(version);
    note.setKind(now == null ? note.getKind() : now.getKind().name());
    note.setAnswered(turn.getAlone());
    note.setEntry(
        now == null ? null : turn.getEntries().get(turn.getEntries().size() - 1).duplicate());
    store.put(note, now == null ? List.of() : Keys.of(twin(note, now.getAct())));
  }

  private Twin twin(TwinNote note, SupervisionAct act) {
    return Twin.of(note.getActId(), note.getRank(), note.getOwn(), note.getAgencyCode(), act);
  }

  private TwinRow row(String actId) {
    TwinNote note = store.note(actId);
    ByteBuffer entry = note.getEntry();
    return new TwinRow(
        note, entry == null ? null : twin(note, entries.read(Codec.bytes(entry)).getAct()));
  }

  /** These rows and all that may be of one act with one of them, directly or by others. */
  private Map<String, TwinRow> around(Collection<String> actIds) {
    Map<String, TwinRow> read = new HashMap<>();
    Map<String, TwinRow> rows = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(actIds);
    while (!open.isEmpty()) {
      String actId = open.pop();
      TwinRow row = read.computeIfAbsent(actId, this::row);
      if (rows.put(actId, row) != null || row.twin() == null) {
        continue;
      }
      row.note().getJudgedWith().stream().filter(it -> !rows.containsKey(it)).forEach(open::push);
      Keys.around(row.twin()).stream()
          .flatMap(key -> store.under(key).stream())
          .distinct()
          .filter(other -> !rows.containsKey(other))
          .filter(
              it -> matching.of(row.twin(), read.computeIfAbsent(it, this::row).twin()).isPresent())
          .forEach(open::push);
    }
    return rows;
  }

  /**
   * Brings the log to what rows mean.
   *
   * @param withdrawal the entry by which the row at hand was withdrawn; null: it was not
   */
  private void resolve(Map<String, TwinRow> rows, boolean moved, ActLogEntry withdrawal) {
    List<Twin> standing = new ArrayList<>();
    rows.values().stream().filter(it -> it.twin() != null).forEach(it -> standing.add(it.twin()));
    Places places = Places.of(Acts.of(standing, matching));
    boolean leaves = false;
    for (TwinRow row : rows.values()) {
      if (row.note().getShown() && !places.stands(row.note().getActId())) {
        telling.leave(row, withdrawal);
        leaves = true;
      }
    }
    List<String> waiting = store.waiting();
    if (moved || leaves && !standing.isEmpty() || waiting.stream().anyMatch(rows::containsKey)) {
      TreeSet<String> all = new TreeSet<>(waiting);
      all.addAll(rows.keySet());
      store.wait(all);
      log.settleLater();
    } else {
      rows.values().forEach(row -> telling.stand(row, places));
    }
    rows.values().forEach(row -> telling.aliasOrWithdrawn(row, places, withdrawal));
    Map<String, List<TwinQuestion>> questions = Questions.of(standing, places, matching);
    rows.values()
        .forEach(
            row ->
                telling.ask(
                    row, questions.getOrDefault(row.note().getActId(), List.of()), withdrawal));
    rows.values().forEach(row -> store.put(row.note()));
  }
}
