package cn.jianguan.jobs.unify;

import cn.jianguan.jobs.order.AvroStateField;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinIndex;
import cn.jianguan.record.TwinNote;
import cn.jianguan.record.TwinVerdict;
import cn.jianguan.rules.state.KeyedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What is remembered of one object's rows: a note each, who shares a key, what people said. */
final class TwinStore implements Verdicts {
  private static final AvroStateField<TwinNote> ROW = new AvroStateField<>("row", TwinNote.class);
  private static final AvroStateField<TwinIndex> KEY = new AvroStateField<>("key", TwinIndex.class);
  private static final AvroStateField<TwinIndex> WAITING =
      new AvroStateField<>("waiting", TwinIndex.class);

  /** What more rows than this have in common is no key: a text that somebody writes everywhere. */
  private static final int MOST_PER_KEY = 200;

  private static final AvroStateField<TwinAnswer> ANSWER =
      new AvroStateField<>("answer", TwinAnswer.class);

  private final KeyedState state;

  TwinStore(KeyedState state) {
    this.state = state;
  }

  /** The note of a row; null where none is kept. */
  TwinNote note(String actId) {
    return state.get(ROW, actId);
  }

  /** Keeps a note, findable under its keys. */
  void put(TwinNote note, Collection<String> keys) {
    TreeSet<String> gone = new TreeSet<>(note.getKeys());
    gone.removeAll(keys);
    gone.forEach(key -> unlist(key, note.getActId()));
    keys.forEach(key -> list(key, note.getActId()));
    note.setKeys(new ArrayList<>(keys));
    put(note);
  }

  void put(TwinNote note) {
    state.put(ROW, note.getActId(), note);
  }

  List<String> under(String key) {
    return ids(state.get(KEY, key));
  }

  @Override
  public Optional<TwinAnswer> answer(String actId, String otherId) {
    return Optional.ofNullable(state.get(ANSWER, pair(actId, otherId)));
  }

  /** Keeps an answer; OPEN takes the former back. */
  void keep(TwinAnswer answer) {
    String pair = pair(answer.getActId(), answer.getOtherId());
    if (answer.getVerdict() == TwinVerdict.OPEN) {
      state.remove(ANSWER, pair);
    } else {
      state.put(ANSWER, pair, answer);
    }
  }

  private static String pair(String actId, String otherId) {
    return actId.compareTo(otherId) < 0 ? actId + '\n' + otherId : otherId + '\n' + actId;
  }

  /** Acts whose place in the log waits until others have left it. */
  List<String> waiting() {
    return ids(state.get(WAITING, ""));
  }

  void wait(Collection<String> actIds) {
    if (actIds.isEmpty()) {
      state.remove(WAITING, "");
    } else {
      List<String> ids = new ArrayList<>(new TreeSet<>(actIds));
      state.put(WAITING, "", TwinIndex.newBuilder().setActIds(ids).build());
    }
  }

  private void list(String key, String actId) {
    List<String> ids = new ArrayList<>(under(key));
    int at = Collections.binarySearch(ids, actId);
    if (at < 0 && ids.size() < MOST_PER_KEY) {
      ids.add(-at - 1, actId);
      state.put(KEY, key, TwinIndex.newBuilder().setActIds(ids).build());
    }
  }

  private void unlist(String key, String actId) {
    List<String> ids = new ArrayList<>(under(key));
    if (ids.remove(actId)) {
      if (ids.isEmpty()) {
        state.remove(KEY, key);
      } else {
        state.put(KEY, key, TwinIndex.newBuilder().setActIds(ids).build());
      }
    }
  }

  private static List<String> ids(TwinIndex index) {
    return index == null ? List.of() : index.getActIds();
  }
}
