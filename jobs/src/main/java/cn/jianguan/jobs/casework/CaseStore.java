package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.order.AvroStateField;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.EpisodeNote;
import cn.jianguan.record.HitNote;
import cn.jianguan.record.MoveNote;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.rules.state.KeyedState;
import cn.jianguan.rules.state.StateField;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The files of one subject: what is known of it, its cases, which hit and which command belong to
 * which case, and the newest alert of each episode. Notes of a case form chains from newest to
 * oldest, so that a case can be taken out whole without the state being listed; a hit is in one
 * chain, that of the case its note names.
 */
final class CaseStore {
  private static final StateField<CaseState> CASE = new AvroStateField<>("case", CaseState.class);
  private static final StateField<HitNote> HIT = new AvroStateField<>("hit", HitNote.class);
  private static final StateField<MoveNote> MOVE = new AvroStateField<>("move", MoveNote.class);
  private static final StateField<EpisodeNote> EPISODE =
      new AvroStateField<>("episode", EpisodeNote.class);

  private static final StateField<SubjectFile> SUBJECT =
      new AvroStateField<>("subject", SubjectFile.class);

  private final KeyedState state;

  CaseStore(KeyedState state) {
    this.state = state;
  }

  Optional<CaseState> find(String alertId) {
    return Optional.ofNullable(state.get(CASE, alertId));
  }

  void put(CaseState file) {
    state.put(CASE, file.getAlert().getAlertId(), file);
  }

  /** What is known of the subject beside its alerts. Put it after changing it. */
  SubjectFile subject() {
    SubjectFile known = state.get(SUBJECT, "");
    SubjectFile file = known == null ? SubjectFile.newBuilder().build() : known;
    // Avro's own lists take nothing out.
    file.setVisits(new ArrayList<>(file.getVisits()));
    file.setFacts(new ArrayList<>(file.getFacts()));
    file.setAnswers(new ArrayList<>(file.getAnswers()));
    file.setAlerts(new ArrayList<>(file.getAlerts()));
    return file;
  }

  void put(SubjectFile file) {
    state.put(SUBJECT, "", file);
  }

  Optional<EpisodeNote> episode(String episodeKey) {
    return Optional.ofNullable(state.get(EPISODE, episodeKey));
  }

  void put(String episodeKey, EpisodeNote note) {
    state.put(EPISODE, episodeKey, note);
  }

  Optional<HitNote> hit(String hitId) {
    return Optional.ofNullable(state.get(HIT, hitId));
  }

  /** Adds a hit to a case, or brings one back that had been withdrawn. Put the case afterwards. */
  void addHit(CaseState file, String hitId) {
    String alertId = file.getAlert().getAlertId();
    HitNote old = state.get(HIT, hitId);
    boolean again = old != null && old.getAlertId().equals(alertId);
    String previous = again ? old.getPrevious() : file.getLastHit();
    if (old != null && !again) {
      unlink(hitId, old);
    }
    state.put(HIT, hitId, new HitNote(alertId, false, previous));
    file.setLiveHits(file.getLiveHits() + 1);
    if (!again) {
      file.setLastHit(hitId);
    }
  }

  /** Marks a hit of a case as withdrawn. Put the case afterwards. */
  void withdrawHit(CaseState file, String hitId, HitNote note) {
    state.put(HIT, hitId, new HitNote(note.getAlertId(), true, note.getPrevious()));
    file.setLiveHits(file.getLiveHits() - 1);
  }

  boolean hasMove(String alertId, String uuid) {
    return state.get(MOVE, moveName(alertId, uuid)) != null;
  }

  /** Notes an accepted command. Put the case afterwards. */
  void addMove(CaseState file, String uuid) {
    MoveNote note = new MoveNote(file.getSeq(), file.getLastMove());
    state.put(MOVE, moveName(file.getAlert().getAlertId(), uuid), note);
    file.setLastMove(uuid);
  }

  /** Takes the case out with all its notes; the episode keeps count of its rounds. */
  void remove(CaseState file) {
    String alertId = file.getAlert().getAlertId();
    removeHits(file);
    for (String uuid = file.getLastMove(); !uuid.isEmpty(); ) {
      MoveNote note = state.get(MOVE, moveName(alertId, uuid));
      state.remove(MOVE, moveName(alertId, uuid));
      uuid = note == null ? "" : note.getPrevious();
    }
    state.remove(CASE, alertId);
  }

  /** Forgets which hits a case had. Put the case afterwards. */
  void removeHits(CaseState file) {
    for (String hitId = file.getLastHit(); !hitId.isEmpty(); ) {
      HitNote note = state.get(HIT, hitId);
      state.remove(HIT, hitId);
      hitId = note == null ? "" : note.getPrevious();
    }
    file.setLastHit("");
  }

  /** Takes a hit that comes back in another case out of the chain of the one that had it. */
  private void unlink(String hitId, HitNote note) {
    CaseState former = state.get(CASE, note.getAlertId());
    if (former == null) {
      return;
    }
    if (former.getLastHit().equals(hitId)) {
      former.setLastHit(note.getPrevious());
      put(former);
      return;
    }
    for (String at = former.getLastHit(); !at.isEmpty(); ) {
      HitNote newer = state.get(HIT, at);
      if (newer.getPrevious().equals(hitId)) {
        newer.setPrevious(note.getPrevious());
        state.put(HIT, at, newer);
        return;
      }
      at = newer.getPrevious();
    }
  }

  private static String moveName(String alertId, String uuid) {
    return alertId + '/' + uuid;
  }
}
