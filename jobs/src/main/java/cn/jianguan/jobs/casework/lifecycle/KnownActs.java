package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.code.DocumentNumber;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * The acts about one object that an answer to an alert can name: by the id of its row, or by a
 * number of the act in any spelling. Of the last 400 days, and of those the newest.
 */
public final class KnownActs {
  private final SubjectFile file;

  public KnownActs(SubjectFile file) {
    this.file = file;
  }

  /** All that the link may mean, whether it stands or not. */
  List<SubjectFact> named(String link) {
    String number = DocumentNumber.spelling(link);
    return all()
        .filter(act -> act.getActId().equals(link) || act.getNumbers().contains(number))
        .toList();
  }

  static boolean stands(SubjectFact act) {
    boolean rescinded = act.getKind() == FactKind.OFFENCE && Boolean.FALSE.equals(act.getProblem());
    return !act.getRemoved() && !rescinded;
  }

  /**
   * Whether what the link meant was taken back: deleted, moved to another object or rescinded. What
   * is no longer remembered, or stands in another row, was not.
   */
  public boolean isGone(String link) {
    List<SubjectFact> named = named(link);
    boolean visited =
        file.getVisits().stream()
            .filter(visit -> visit.getTaskObjectId().equals(link))
            .anyMatch(visit -> visit.getCancelled() || !visit.getDone());
    return visited
        || !named.isEmpty()
            && named.stream().noneMatch(act -> stands(act) || act.getReplaced())
            && named.stream().noneMatch(this::standsElsewhere);
  }

  /** Several systems report one act: another row of the same agency bears its number. */
  private boolean standsElsewhere(SubjectFact gone) {
    return all()
        .filter(act -> act.getKind() == gone.getKind())
        .filter(act -> act.getAgencyCode().equals(gone.getAgencyCode()))
        .filter(KnownActs::stands)
        .anyMatch(act -> act.getNumbers().stream().anyMatch(gone.getNumbers()::contains));
  }

  private Stream<SubjectFact> all() {
    return Stream.concat(file.getFacts().stream(), file.getAnswers().stream());
  }
}
