package cn.jianguan.jobs.intake;

import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.record.TaskObject;
import java.time.LocalDate;
import java.util.List;

/** Fills in what follows from the reference data on an act found valid. */
final class Completion {
  private static final String ON_SITE = "1";

  private final ReferenceData reference;
  private final Days days;
  private final Competence competence;

  Completion(ReferenceData reference, Days days) {
    this.reference = reference;
    this.days = days;
    this.competence = new Competence(reference);
  }

  void complete(SupervisionAct act) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    LocalDate day = days.of(act, source);
    act.setOccurredOn(day);
    competence.judge(act, source, day);
    CodeFlags.raise(act, source, day, reference);
    fillFromAgency(act, day);
    fillFromItem(act, source, day);
    if (act.getBody() instanceof Inspection inspection) {
      fillResult(inspection, source);
    } else if (act.getBody() instanceof TaskObject object && object.getProblem() == null) {
      object.setProblem(problem(object.getCheckResults(), source));
    }
  }

  private void fillFromAgency(SupervisionAct act, LocalDate day) {
    Agency agency = reference.agencies(act.getAgencyCode()).onOrNewest(day).orElse(null);
    if (agency == null) {
      return;
    }
    if (act.getAgencyLevel() == 0) {
      act.setAgencyLevel(agency.getLevel());
    }
    if (act.getAgencyName().isEmpty()) {
      act.setAgencyName(agency.getName());
    }
    if (act.getDomain().isEmpty()) {
      act.setDomain(agency.getDomain());
    }
  }

  private void fillFromItem(SupervisionAct act, SourceDeclaration source, LocalDate day) {
    if (act.getDomain().isEmpty()) {
      reference
          .items(act.getItemCode(), source)
          .onOrNewest(day)
          .map(SupervisionItem::getDomain)
          .ifPresent(act::setDomain);
    }
  }

  private void fillResult(Inspection inspection, SourceDeclaration source) {
    if (inspection.getCheckMethods().contains(ON_SITE)
        || inspection.getCheckMode().equals(ON_SITE)) {
      inspection.setOnSite(true);
    }
    if (inspection.getProblem() != null) {
      return;
    }
    inspection.setProblem(problem(inspection.getCheckResults(), source));
  }

  /** A problem outweighs no problem; null where the results say neither. */
  private Boolean problem(List<String> results, SourceDeclaration source) {
    List<String> groups =
        results.stream()
            .flatMap(code -> reference.codes("check_result", code, source).all().stream())
            .map(CodeListEntry::getGroup)
            .toList();
    if (groups.contains("problem")) {
      return true;
    }
    return groups.contains("no_problem") ? false : null;
  }
}
