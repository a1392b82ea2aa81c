package cn.jianguan.lifecycle;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a guard of the table asks for, as whoever sends a command must know it beforehand: the
 * fields of the command it looks at, in words, and whether an alert as it stands can meet it at
 * all. The guards themselves decide, with all that casework knows.
 */
public enum MoveNeed {
  // who
  SUBTREE("预警在本级监管中心辖区内", "the alert lies in the centre's region", "actorOrg"),
  ADDRESSEE("由承办机关办理", "by the addressee", "actorOrg"),
  UPPER("由分发中心的上级办理", "by a centre above the dispatching one", "actorOrg"),
  AUDITOR(
      "由分发中心或其上级、非经办人审核", "by the dispatching centre or one above, not who handled it", "actorId"),
  SECOND_AUDITOR("红、橙预警由另一人复审", "RED and ORANGE by a second auditor", "actorId"),
  OWN_OBJECT("由监管对象本身答复", "by the supervised object itself", "actorOrg"),

  // what the command brings
  REASON("说明理由", "a reason", "reasonCode"),
  RETURN_REASON(
      "退回理由",
      "a reason to return",
      List.of("NOT_MINE", "INSUFFICIENT", "DUPLICATE", "OBJECT_UNKNOWN")),
  REOPEN_REASON(
      "重启理由", "a ground to reopen", List.of("SAME_HIT", "ACT_REVOKED", "PENALTY_AFTER_FALSE")),
  COMMENT("说明进展", "in words, how it goes", "comment"),
  EVIDENCE("附核查材料或关联行为", "an attachment or an act", "attachments", "linkedActs"),
  ACT_LINKED("关联该对象已报送的监管行为", "id or number of a reported act about the object", "linkedActs"),
  ACTS_STAND("所关联的行为未被撤回或撤销", "the linked acts still stand"),
  VERIFIED("两名以上执法人员，或附非现场材料", "two officers, or off-site evidence", "officers", "offSite"),
  FEEDBACK_COMPLETE(
      "关联该对象已报送的监管行为，或以 NO_ACT_NEEDED 并说明",
      "a reported act about the object, or reason NO_ACT_NEEDED and why",
      (alert, now) -> true,
      List.of("linkedActs", "reasonCode"),
      List.of("NO_ACT_NEEDED")),
  CONCLUSION("核查结论，核查时已给出的除外", "a conclusion, unless verifying gave it", "conclusion"),
  TARGET("指定承办机关", "the agency that shall handle it", "targetOrg"),
  TARGET_IN_FORCE("辖区内现行有效的机关", "an agency in force within the region", "targetOrg"),
  TARGET_OTHER("不同于原承办机关", "another agency than the addressee", "targetOrg"),
  RECTIFY_DEADLINE("整改期限，30 日内，挂牌一年内", "a deadline within 30 days, a year if listed", "deadline"),
  EXTENSION(
      "新的期限，到期前提出，延长不超过本环节时限",
      "a later deadline, asked for in time, by the stage's length at most",
      MoveNeed::mayBeExtended,
      "deadline"),

  // how often, until when
  RETURN_COUNT("至多退回 2 次", "returned at most twice", alert -> alert.getReturnCount() < 2),
  RETURN_WINDOW(
      "签收期限内，签收后 1 个工作日内",
      "within the time to sign, 1 working day after signing",
      MoveNeed::mayBeReturned),
  TRANSFER_COUNT("至多转办 3 次", "at most 3 transfers", alert -> alert.getTransferCount() < 3),
  DESIGNATABLE(
      "退回 2 次或转办 3 次后",
      "after 2 returns or 3 transfers",
      alert -> alert.getReturnCount() >= 2 || alert.getTransferCount() >= 3),
  REJECT_COUNT("至多退回重办 2 次", "sent back at most twice", alert -> alert.getRejectCount() < 2),
  LISTABLE(
      "红牌满 5 个工作日、重大隐患或第三次重启，未挂牌",
      "a red card for 5 working days, a major hazard or the third reopening; not listed",
      alert -> !alert.getListed()),
  CARDED(
      "有黄牌或红牌",
      "a yellow or red card is in force",
      alert -> alert.getCard().compareTo(Card.YELLOW) >= 0),
  NOT_HOLDER("不得自行销牌", "not by the organisation that has the card", "actorOrg"),
  NOT_ASKED(
      "没有待裁定的延期申请", "no request waits for a decision", alert -> alert.getExtensionAsked() == null),
  ASKED("有待裁定的延期申请", "a request waits for a decision", alert -> alert.getExtensionAsked() != null),
  LISTED("已挂牌", "it is listed", Alert::getListed),
  PUBLISHABLE("挂牌尚待公布", "its listing is to be published", alert -> alert.getPublishDue() != null),
  PROPOSAL(
      "有待确认的并入任务建议",
      "its task is proposed to be visited together",
      alert -> alert.getDecisionRule().equals("P6")),
  JOINT_MEMBER(
      "联合上门建议中的部门",
      "a department of the joint visit that is proposed",
      alert -> !alert.getJointVisit().isEmpty(),
      "actorOrg");

  /** Twenty working days ahead are twenty days at least, of which today is one. */
  private static final Duration LISTED_AHEAD = Duration.ofDays(19);

  private final String zh;
  private final String en;
  private final BiPredicate<Alert, Instant> possible;
  private final List<String> fields;
  private final List<String> codes;

  MoveNeed(String zh, String en, String... fields) {
    this(zh, en, (alert, now) -> true, List.of(fields), List.of());
  }

  MoveNeed(String zh, String en, List<String> codes) {
    this(zh, en, (alert, now) -> true, List.of("reasonCode"), codes);
  }

  MoveNeed(String zh, String en, Predicate<Alert> possible, String... fields) {
    this(zh, en, (alert, now) -> possible.test(alert), fields);
  }

  MoveNeed(String zh, String en, BiPredicate<Alert, Instant> possible, String... fields) {
    this(zh, en, possible, List.of(fields), List.of());
  }

  MoveNeed(
      String zh,
      String en,
      BiPredicate<Alert, Instant> possible,
      List<String> fields,
      List<String> codes) {
    this.zh = zh;
    this.en = en;
    this.possible = possible;
    this.fields = fields;
    this.codes = codes;
  }

  /** In Chinese. */
  public String zh() {
    return zh;
  }

  /** In English. */
  public String en() {
    return en;
  }

  /** Fields of the command record that it looks at; empty where nothing can be brought. */
  public List<String> fields() {
    return fields;
  }

  /** The only reason codes that are taken; empty: any. */
  public List<String> codes() {
    return codes;
  }

  /** False where the alert as it stands rules the move out from now on, whatever is brought. */
  public boolean isPossible(Alert alert, Instant now) {
    return possible.test(alert, now);
  }

  /** The stage's clock has not run out. */
  private static boolean runs(Alert alert, Instant now) {
    return alert.getStageDue() != null && now.isBefore(alert.getStageDue());
  }

  /** Who signed before the alert said until when has the guard's answer only. */
  private static boolean mayBeReturned(Alert alert, Instant now) {
    return alert.getReturnBy() == null
        ? alert.getState() != AlertState.DISPATCHED || runs(alert, now)
        : now.isBefore(alert.getReturnBy());
  }

  /** What was asked for in time may be decided later; listed, one asks long before. */
  private static boolean mayBeExtended(Alert alert, Instant now) {
    boolean left = alert.getExtensionCount() < (alert.getListed() ? 2 : 1);
    Instant latest = alert.getListed() ? now.plus(LISTED_AHEAD) : now;
    boolean inTime = alert.getExtensionAsked() != null || runs(alert, latest);
    return left && alert.getStageDue() != null && inTime;
  }
}
