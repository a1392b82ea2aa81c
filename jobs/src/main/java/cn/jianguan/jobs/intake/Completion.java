package cn.jianguan.jobs.intake;

import cn.jianguan.record.Agency;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import java.util.List;

/** Fills in what follows from the lists on an act found valid. */
final class Completion {
  private static final String ON_SITE = "1";

  private final Lists lists;
  private final Competence competence;

  Completion(Lists lists, Days days) {
    this.lists = lists;
    this.competence = new Competence(lists, days);
  }

  void complete(SupervisionAct act) {
    SourceDeclaration source = lists.source(act.getEnvelope().getCdSource());
    competence.judge(act, source);
    fillFromAgency(act);
    fillFromItem(act, source);
    if (act.getBody() instanceof Inspection inspection) {
      fillResult(inspection, source);
    }
  }

  private void fillFromAgency(SupervisionAct act) {
    List<Agency> agencies = lists.agencies(act.getAgencyCode());
    if (agencies.isEmpty()) {
      return;
    }
    Agency agency = agencies.get(agencies.size() - 1);
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

  private void fillFromItem(SupervisionAct act, SourceDeclaration source) {
    List<SupervisionItem> items = lists.items(act.getItemCode(), source);
    if (act.getDomain().isEmpty() && !items.isEmpty()) {
      act.setDomain(items.get(items.size() - 1).getDomain());
    }
  }

  /** A problem outweighs no problem; results that say neither leave it open. */
  private void fillResult(Inspection inspection, SourceDeclaration source) {
    if (inspection.getCheckMethods().contains(ON_SITE)
        || inspection.getCheckMode().equals(ON_SITE)) {
      inspection.setOnSite(true);
    }
    if (inspection.getProblem() != null) {
      return;
    }
    List<String> groups =
        inspection.getCheckResults().stream()
            .flatMap(code -> lists.codes("check_result", code, source).stream())
            .map(CodeListEntry::getGroup)
            .toList();
    if (groups.contains("problem")) {
      inspection.setProblem(true);
    } else if (groups.contains("no_problem")) {
      inspection.setProblem(false);
    }
  }
}
