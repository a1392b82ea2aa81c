package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.record.Agency;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointVisit;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why a joint visit is proposed, or what became of it. */
final class JointWords {
  private final Directory directory;
  private final LocalDate today;

  JointWords(Directory directory, LocalDate today) {
    this.directory = directory;
    this.today = today;
  }

  void put(JointVisit visit) {
    String lead = name(visit.getLeadAgency());
    String no = names(visit, JointRevision::saidNo);
    String going = names(visit, JointRevision::goes);
    String days =
        visit.getDateFrom().equals(visit.getDateTo())
            ? visit.getDateFrom().toString()
            : visit.getDateFrom() + "–" + visit.getDateTo();
    switch (visit.getState()) {
      case PROPOSED -> {
        visit.setWhyZh("%s将于 %s 到同一场所检查，建议一次上门，由%s牵头".formatted(going, days, lead));
        visit.setWhyEn(
            "%s are about to check the same premises on %s: one visit is proposed, led by %s"
                .formatted(going, days, lead));
      }
      case AGREED -> {
        visit.setWhyZh("%s均同意于 %s 一次上门，由%s牵头".formatted(going, days, lead));
        visit.setWhyEn("%s agree to one visit on %s, led by %s".formatted(going, days, lead));
      }
      case DONE -> {
        String were = names(visit, member -> !member.getVisitedBy().isEmpty());
        visit.setWhyZh("%s已一次上门".formatted(were));
        visit.setWhyEn("%s have visited together".formatted(were));
      }
      case LAPSED -> {
        visit.setWhyZh(no.isEmpty() ? "未能成行：日期已过，或同去的部门不足两个" : "未能成行：%s不参加或逾期未答复".formatted(no));
        visit.setWhyEn(
            no.isEmpty()
                ? "it came to nothing: its days are over, or fewer than two departments still go"
                : "it came to nothing: %s will not come, or did not answer in time".formatted(no));
      }
    }
  }

  private String names(JointVisit visit, Predicate<JointMember> which) {
    List<String> names =
        visit.getMembers().stream()
            .filter(which)
            .map(member -> name(member.getAgencyCode()))
            .toList();
    return names.stream().collect(Collectors.joining("、"));
  }

  private String name(String agency) {
    return directory.agency(agency, today).map(Agency::getName).orElse(agency);
  }
}
