package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.record.Agency;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointVisit;
import java.time.LocalDate;
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
    String no = names(visit, JointRevision::saidNo, "、");
    String noEn = names(visit, JointRevision::saidNo, ", ");
    String going = names(visit, JointRevision::goes, "、");
    String goingEn = names(visit, JointRevision::goes, ", ");
    switch (visit.getState()) {
      case PROPOSED -> {
        visit.setWhyZh("%s都要核查同一场所，建议 %s 一次上门，由%s牵头".formatted(going, days(visit, "至"), lead));
        visit.setWhyEn(
            "%s have to check the same premises: one visit is proposed, %s, led by %s"
                .formatted(goingEn, days(visit, "to"), lead));
      }
      case AGREED -> {
        visit.setWhyZh("%s均同意 %s 一次上门，由%s牵头".formatted(going, days(visit, "至"), lead));
        visit.setWhyEn(
            "%s agree to one visit, %s, led by %s".formatted(goingEn, days(visit, "to"), lead));
      }
      case DONE -> {
        Predicate<JointMember> went = member -> !member.getVisitedBy().isEmpty();
        visit.setWhyZh(names(visit, went, "、") + "已一次上门");
        visit.setWhyEn(names(visit, went, ", ") + " have visited together");
      }
      case LAPSED -> {
        visit.setWhyZh("未能成行：" + (no.isEmpty() ? "日期已过，或同去的部门不足两个" : no + "不参加或逾期未答复"));
        visit.setWhyEn(
            "it came to nothing: "
                + (no.isEmpty()
                    ? "its days are over, or fewer than two departments still go"
                    : noEn + " will not come, or did not answer in time"));
      }
    }
  }

  private static String days(JointVisit visit, String to) {
    return visit.getDateFrom().equals(visit.getDateTo())
        ? visit.getDateFrom().toString()
        : "%s %s %s".formatted(visit.getDateFrom(), to, visit.getDateTo());
  }

  private String names(JointVisit visit, Predicate<JointMember> which, String between) {
    return visit.getMembers().stream()
        .filter(which)
        .map(member -> name(member.getAgencyCode()))
        .collect(Collectors.joining(between));
  }

  private String name(String agency) {
    return directory.agency(agency, today).map(Agency::getName).orElse(agency);
  }
}
