package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.routing.Router;
import cn.jianguan.record.Alert;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A further hit of the same episode: counted, its evidence added, its reason shown beside the
 * first, the severity the higher of the two. Where that raises it, the evidence shown is the new
 * hit's, the running clock may become shorter, and whoever has the alert is told again.
 */
final class Merge implements Effect {
  /** Evidence acts an alert names; the newest are kept, each hit names its own. */
  private static final int ACTS = 50;

  @Override
  public void on(Move move) {
    HitRecord hit = move.hit();
    if (hit == null) {
      return; // a person reopened it
    }
    Alert alert = move.alert();
    alert.setHitCount(alert.getHitCount() + 1);
    alert.setActIds(newest(union(alert.getActIds(), hit.getActIds())));
    alert.setActTotal(
        Math.max(Math.max(alert.getActTotal(), hit.getActTotal()), alert.getActIds().size()));
    alert.setItemCodes(union(alert.getItemCodes(), hit.getItemCodes()));
    move.file().setTags(union(move.file().getTags(), hit.getTags()));
    move.file().setSuppressCodes(union(move.file().getSuppressCodes(), hit.getSuppressCodes()));
    Instant first = hit.getFirstEventAt() == null ? hit.getOccurredAt() : hit.getFirstEventAt();
    if (first.isBefore(alert.getFirstEventAt())) {
      alert.setFirstEventAt(first);
    }
    alert.setLatestReasonZh(hit.getReasonZh());
    alert.setLatestReasonEn(hit.getReasonEn());
    alert.setTitleZh(Title.of(hit.getReasonZh()));
    alert.setTitleEn(Title.of(hit.getReasonEn()));
    Instant last = move.file().getLastEventAt();
    if (last != null && hit.getOccurredAt().isAfter(last)) {
      move.file().setLastEventAt(hit.getOccurredAt());
    }
    if (hit.getSeverity().compareTo(alert.getSeverity()) > 0) {
      raise(move);
    }
  }

  private static void raise(Move move) {
    Alert alert = move.alert();
    HitRecord hit = move.hit();
    alert.setSeverity(hit.getSeverity());
    alert.setEvidence(new ArrayList<>(hit.getEvidence()));
    alert.setModelVersion(hit.getModelVersion());
    alert.setTerms(new ArrayList<>(hit.getTerms()));
    if (hit.getSeverity().compareTo(Severity.ORANGE) >= 0) {
      alert.setOffSiteOnly(false); // what spared the visit was for BLUE and YELLOW
    }
    if (hit.getSeverity() == Severity.RED) {
      List<String> centres =
          new Router(move.directory()).redCopies(alert.getAreaNumber(), move.today());
      alert.setCopies(union(alert.getCopies(), centres));
      leaveOutAddressee(alert);
    }
    StageTimer.SHORTEN.on(move);
    Notify.ADDRESSEE.on(move);
    Notify.DISPATCHER.on(move);
  }

  private static List<String> union(List<String> some, List<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return new ArrayList<>(all);
  }

  private static List<String> newest(List<String> acts) {
    return new ArrayList<>(acts.subList(Math.max(0, acts.size() - ACTS), acts.size()));
  }

  /**
   * Whoever has the alert gets no copy. A list that was read from state lets nothing be removed.
   */
  static void leaveOutAddressee(Alert alert) {
    List<String> others = new ArrayList<>(alert.getCopies());
    others.remove(alert.getAddressee());
    alert.setCopies(others);
  }
}
