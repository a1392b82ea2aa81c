package cn.jianguan.jobs.unify;

import cn.jianguan.act.ActDay;
import cn.jianguan.code.DocumentNumber;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Coercion;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.OtherAct;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.Permit;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row about an object, as far as it can be told from it whether another is about the same act.
 *
 * @param rank how far its source is trusted, 1 best; 0 unknown, trusted least
 * @param own whether the source belongs to the agency that acted
 * @param agency the act counts for it; empty unknown
 * @param day on which it happened, where it happened
 * @param document normalised number of the decision; empty none
 * @param number the agency's own number of the act, or of the case; empty none
 * @param amountFen fen of the source's currency; 0 none, or unknown
 * @param joint whether several agencies acted together: then each has an act of its own
 */
record Twin(
    String actId,
    String source,
    int rank,
    boolean own,
    String agency,
    LocalDate day,
    String document,
    String number,
    Set<String> officers,
    long amountFen,
    boolean joint,
    SupervisionAct act) {
  private static final int UNRANKED = Integer.MAX_VALUE;
  private static final String ACROSS_DEPARTMENTS = "3";

  /** Who stands for the others: the better source, the agency's own, then by id. */
  static final Comparator<Twin> BEST_FIRST =
      Comparator.comparingInt((Twin it) -> it.rank == 0 ? UNRANKED : it.rank)
          .thenComparing(it -> !it.own)
          .thenComparing(Twin::actId);

  /** What a kind of act is known by. */
  private record Known(String document, String number, List<String> officers, long amountFen) {}

  static Twin of(String actId, int rank, boolean own, String agency, SupervisionAct act) {
    Known known = known(act);
    return new Twin(
        actId,
        act.getEnvelope().getCdSource(),
        rank,
        own,
        agency,
        ActDay.of(act),
        normal(known.document),
        normal(known.number),
        new TreeSet<>(known.officers),
        known.amountFen,
        isJoint(act),
        act);
  }

  ActKind kind() {
    return act.getKind();
  }

  String item() {
    return act.getItemCode();
  }

  private static Known known(SupervisionAct act) {
    if (act.getBody() instanceof Inspection it) {
      return new Known("", it.getCheckActionCode(), it.getOfficerCodes(), 0);
    } else if (act.getBody() instanceof Penalty it) {
      String number = it.getCaseNo().isEmpty() ? it.getPunishActionCode() : it.getCaseNo();
      return new Known(it.getPunishDocumentCode(), number, it.getOfficerCodes(), it.getFineFen());
    } else if (act.getBody() instanceof Coercion it) {
      return new Known(
          it.getDocumentCode(), it.getForceActionCode(), it.getOfficerCodes(), it.getAmountFen());
    } else if (act.getBody() instanceof OtherAct it) {
      return new Known("", it.getActionCode(), it.getOfficerCodes(), 0);
    } else if (act.getBody() instanceof Permit it) {
      return new Known(it.getDocumentCode(), it.getPermitId(), List.of(), 0);
    }
    return new Known("", "", List.of(), 0);
  }

  private static String normal(String number) {
    return DocumentNumber.parse(number).map(DocumentNumber::text).orElse("");
  }

  private static boolean isJoint(SupervisionAct act) {
    return act.getBody() instanceof Inspection inspection
        && (!inspection.getJointTaskId().isEmpty()
            || inspection.getCheckType().equals(ACROSS_DEPARTMENTS));
  }
}
