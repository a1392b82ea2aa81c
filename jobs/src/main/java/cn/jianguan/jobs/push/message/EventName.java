package cn.jianguan.jobs.push.message;

import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.NotificationRecord;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a message is about, in the few words that departments choose from. */
public enum EventName {
  DISPATCHED("新预警待签收", "A new alert waits for you to sign"),
  RAISED("预警升级", "An alert was raised"),
  DUE_SOON("即将到期", "A deadline is near"),
  CARDED("超期亮牌", "A deadline has passed, a card was given"),
  RETURNED("退回事项", "A return was asked for or decided"),
  BASIS_CHANGED("依据变化", "The basis of an alert has changed"),
  CLOSED("预警办结", "An alert was closed"),
  JOINT_VISIT("联合检查", "A joint visit"),
  MOVED("预警流转", "An alert has moved on"),
  WEEKLY_LIST("每周清单", "The weekly list"),
  DIGEST("每日汇总", "The daily digest"),
  TEST("测试消息", "A test message");

  private static final Set<AlertState> OVER =
      EnumSet.of(AlertState.CLOSED, AlertState.ARCHIVED, AlertState.CANCELLED);

  private final String word = name().toLowerCase(Locale.ROOT);
  private final String titleZh;
  private final String titleEn;

  EventName(String titleZh, String titleEn) {
    this.titleZh = titleZh;
    this.titleEn = titleEn;
  }

  /**
   * What a move is to whoever is told: an alert that went to somebody else waits for no one here.
   */
  public static EventName of(NotificationRecord notice) {
    return switch (notice.getEvent()) {
      case ROUTE_OK, DISPATCH, TRANSFER, DESIGNATE, REOPEN, SELF_CORRECT_ROUTE ->
          isReceiver(notice) ? DISPATCHED : MOVED;
      case OPEN_DUPLICATE, LIST -> RAISED;
      case REMIND -> DUE_SOON;
      case RECTIFY_OVERDUE, CARD_YELLOW, CARD_RED -> CARDED;
      case RETURN, RETURN_OK, RETURN_NO, RETURN_TIMEOUT, AUDIT_REJECT, CORRECT_FAILED -> RETURNED;
      case LATE_DATA, RETRACT -> BASIS_CHANGED;
      case AUDIT_TIMEOUT -> isOver(notice) ? CLOSED : CARDED;
      case AUDIT_PASS, CORRECTED, TASK_RESULT, QUIET, REJECT -> isOver(notice) ? CLOSED : MOVED;
      case JOINT_PROPOSED, JOINT_ACCEPT, JOINT_DECLINE, JOINT_SETTLED -> JOINT_VISIT;
      default -> MOVED;
    };
  }

  private static boolean isReceiver(NotificationRecord notice) {
    return notice.getRecipient().equals(notice.getAlert().getAddressee())
        || notice.getAlert().getCopies().contains(notice.getRecipient());
  }

  private static boolean isOver(NotificationRecord notice) {
    return OVER.contains(notice.getAlert().getState());
  }

  /** As endpoints ask for it and messages spell it: "dispatched". */
  public String word() {
    return word;
  }

  /** What heads a message: several moves share a name, and each is told by its own word. */
  public Word title(AlertEvent move) {
    if (this == DISPATCHED && move == AlertEvent.REOPEN) {
      return new Word("预警重启，待处置", "An alert was reopened and waits to be handled");
    }
    if (this != MOVED && this != RETURNED && this != JOINT_VISIT) {
      return new Word(titleZh, titleEn);
    }
    Word word = Word.of(move);
    return new Word(titleZh + "（" + word.zh() + "）", titleEn + " (" + word.en() + ")");
  }

  public String titleZh() {
    return titleZh;
  }

  public String titleEn() {
    return titleEn;
  }
}
