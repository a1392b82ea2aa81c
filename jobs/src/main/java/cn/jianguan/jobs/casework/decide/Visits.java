package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.FactKind;
import cn.jianguan.record.SubjectFact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Visits of a calendar year that used an agency's cap for an object up: on site, with a reason of
 * 01 to 03 or none; the ten exempt reasons (11 to 20), among them our own alerts, do not count. All
 * inspections of one joint task are one visit.
 */
final class Visits {
  private static final Pattern EXEMPT = Pattern.compile("1[1-9]|20");

  /** [R19], and for class A [R17]: what holds where no list says otherwise. */
  private static final int DEFAULT = 2;

  private static final int DEFAULT_OF_CLASS_A = 1;

  private Visits() {}

  static boolean isUsedUp(Circumstances it) {
    return counted(it).size() >= cap(it);
  }

  static int cap(Circumstances it) {
    String agency = it.route().addressee();
    String creditClass = it.creditClass();
    String area = it.hit().getAreaNumber();
    Stream<Integer> ofItems =
        it.hit().getItemCodes().stream()
            .map(item -> it.lists().frequencyCap(item, it.today()))
            .flatMap(Optional::stream);
    Stream<Integer> listed = it.lists().cap(agency, area, creditClass, it.today()).stream();
    return Stream.concat(ofItems, listed)
        .min(Comparator.naturalOrder())
        .orElse(creditClass.equals("A") ? DEFAULT_OF_CLASS_A : DEFAULT);
  }

  /** Ids of the visits, one of each joint task. */
  static List<String> counted(Circumstances it) {
    String agency = it.route().addressee();
    int year = it.today().getYear();
    return it.facts(FactKind.CHECK)
        .filter(check -> check.getOnSite() && check.getAgencyCode().equals(agency))
        .filter(check -> !EXEMPT.matcher(check.getVisitReason()).matches())
        .filter(
            check ->
                it.directory().calendar().dayOf(check.getOccurredAt()).getYear() == year
                    && !it.hit().getActIds().contains(check.getActId()))
        .map(Visits::visit)
        .distinct()
        .toList();
  }

  private static String visit(SubjectFact check) {
    return check.getJointTaskId().isEmpty() ? check.getActId() : "joint:" + check.getJointTaskId();
  }
}
