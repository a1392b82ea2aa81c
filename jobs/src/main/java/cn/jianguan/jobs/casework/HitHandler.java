package cn.jianguan.jobs.casework;

import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.decide.NeverList;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.routing.Router;
import cn.jianguan.lifecycle.Phase;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.EpisodeNote;
import cn.jianguan.record.HitNote;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes hits: opens an alert, adds to the open one of the episode, reopens the closed one unless
 * the model has re-armed, or takes back.
 */
final class HitHandler {
  private final CaseTransitions transitions;
  private final CaseStore store;

  HitHandler(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
  }

  void take(HitRecord hit) {
    if (hit.getShadow()) {
      return; // has a lane of its own; whatever way it came, it reaches no department
    }
    Optional<HitNote> note = store.hit(hit.getHitId());
    if (hit.getOp() == HitOp.WITHDRAWN) {
      note.ifPresentOrElse(known -> withdraw(hit, known), () -> tooLate(hit, "未知 / unknown"));
    } else if (note.isEmpty() || note.get().getWithdrawn()) {
      add(hit);
    }
  }

  private void add(HitRecord hit) {
    Optional<EpisodeNote> episode = store.episode(hit.getEpisodeKey());
    CaseState file = episode.flatMap(note -> store.find(note.getAlertId())).orElse(null);
    AlertState state = file == null ? AlertState.ARCHIVED : file.getAlert().getState();
    if (Phase.LIVE.contains(state)) {
      merge(file, hit);
    } else if (state == AlertState.CLOSED && !isRearmed(file, hit)) {
      store.addHit(file, hit.getHitId());
      transitions.system(
          file, AlertEvent.REOPEN, "SAME_HIT", "办结 30 日内再次命中 / hit again", hit, null);
    } else {
      String code = state == AlertState.CLOSED ? "REARMED" : "";
      open(hit, episode.map(EpisodeNote::getRounds).orElse(0) + 1, code);
    }
  }

  /** True where all hits of the closed case are another matter than this one. */
  private static boolean isRearmed(CaseState file, HitRecord hit) {
    Instant bound = hit.getRearmAfter();
    Instant last = file.getLastEventAt();
    return bound != null && last != null && !last.isAfter(bound);
  }

  private void open(HitRecord hit, int round, String code) {
    String alertId = alertId(hit, round);
    CaseState file = NewCase.of(hit, alertId, transitions.now());
    Router router = new Router(transitions.directory());
    Route route = router.route(hit, transitions.directory().calendar().dayOf(transitions.now()));
    store.put(hit.getEpisodeKey(), new EpisodeNote(alertId, round));
    store.addHit(file, hit.getHitId());
    transitions.system(file, AlertEvent.MODEL_HIT, code, hit.getReasonZh(), hit, null);
    new Decisions(transitions).decide(file, hit, route);
  }

  /** Later rounds of an episode can begin with a hit that an earlier one began with. */
  private static String alertId(HitRecord hit, int round) {
    return round == 1
        ? StableId.of(hit.getModelId(), hit.getEpisodeKey(), hit.getHitId())
        : StableId.of(
            hit.getModelId(), hit.getEpisodeKey(), hit.getHitId(), Integer.toString(round));
  }

  private void merge(CaseState file, HitRecord hit) {
    boolean worse = hit.getSeverity().compareTo(file.getAlert().getSeverity()) > 0;
    store.addHit(file, hit.getHitId());
    transitions.system(file, AlertEvent.OPEN_DUPLICATE, "S4", hit.getReasonZh(), hit, null);
    if (worse && file.getAlert().getState() == AlertState.SELF_CORRECT) {
      transitions.system(file, AlertEvent.CORRECT_FAILED, "WORSE_HIT", "再次命中且更重 / a worse hit");
    }
    if (NeverList.holds(file)) {
      new PlanWatch(transitions).raised(file);
    }
  }

  private void withdraw(HitRecord hit, HitNote note) {
    CaseState file = store.find(note.getAlertId()).orElseThrow();
    AlertState state = file.getAlert().getState();
    if (note.getWithdrawn() || state == AlertState.CANCELLED) {
      return;
    }
    if (!Phase.LIVE.contains(state)) {
      tooLate(hit, state.name());
      return;
    }
    store.withdrawHit(file, hit.getHitId(), note);
    store.put(file);
    if (file.getLiveHits() > 0) {
      return; // other hits still carry the alert
    }
    if (Phase.UP_TO_SIGNED.contains(state)) {
      store.removeHits(file);
    }
    transitions.system(
        file, AlertEvent.LATE_DATA, "WITHDRAWN", "数据更正后条件不成立 / never true", hit, null);
  }

  private void tooLate(HitRecord hit, String state) {
    transitions.emit(
        Reject.of(
            hit,
            new Refusal(
                RejectReason.COMMAND_ILLEGAL, "hitId", state, "在办预警的命中 / a hit of an open alert")));
  }
}
