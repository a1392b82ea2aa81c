package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One move as it is being judged and made: the case, who asks for what, and what is known at that
 * log time. A move of the system is a command whose actor is SYSTEM.
 *
 * @param subject what is known of the alert's subject beside its alerts; only looked at
 * @param hit the hit that causes it; null for moves of people and clocks
 * @param route where the alert shall go; null where the move does not route
 * @param told who must learn of it, TO or CC by agency; filled by effects
 */
public record Move(
    CaseState file,
    CommandRecord command,
    Instant now,
    Directory directory,
    Supplier<SubjectFile> subjectFile,
    HitRecord hit,
    Route route,
    Map<String, String> notified) {

  /** A move that a person or a clock asks for. */
  public static Move of(
      CaseState file,
      CommandRecord command,
      Instant now,
      Directory directory,
      Supplier<SubjectFile> subjectFile) {
    return of(file, command, now, directory, subjectFile, null, null);
  }

  /** A move that a hit causes, and where its alert would go. */
  public static Move of(
      CaseState file,
      CommandRecord command,
      Instant now,
      Directory directory,
      Supplier<SubjectFile> subjectFile,
      HitRecord hit,
      Route route) {
    return new Move(file, command, now, directory, subjectFile, hit, route, new LinkedHashMap<>());
  }

  /** What is known of the subject; read out of the state, so only where it is looked at. */
  SubjectFile subject() {
    return subjectFile.get();
  }

  Alert alert() {
    return file.getAlert();
  }

  WorkingCalendar calendar() {
    return directory.calendar();
  }

  LocalDate today() {
    return calendar().dayOf(now);
  }

  Sla sla() {
    return Sla.of(alert());
  }

  /** The agency that asks, as the reference knows it today. */
  Optional<Agency> actor() {
    return directory.agency(command.getActorOrg(), today());
  }

  /** Main addressee; an agency that is told as TO is not told again as CC. */
  void notify(String agency, String role) {
    if (!agency.isEmpty()) {
      notified.merge(agency, role, (one, other) -> one.equals("TO") ? one : other);
    }
  }

  /** Agency that shall handle the alert: as the command says, else the one it is routed to. */
  String target() {
    String named = command.getTargetOrg().strip();
    boolean waits = alert().getState() == AlertState.PENDING_DISPATCH;
    return named.isEmpty() && waits ? alert().getAddressee() : named;
  }

  /** True where the command brings something to show: a file or an act. */
  boolean hasEvidence() {
    return !command.getAttachments().isEmpty() || !command.getLinkedActs().isEmpty();
  }
}
