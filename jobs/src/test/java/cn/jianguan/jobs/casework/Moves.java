package cn.jianguan.jobs.casework;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** What people in the {@link Town} would do, so that random walks get far. */
final class Moves {
  private static final Set<AlertEvent> CHASING =
      EnumSet.of(
          AlertEvent.LIFT_CARD,
          AlertEvent.ESCALATE,
          AlertEvent.ASK_EXTENSION,
          AlertEvent.REFUSE_EXTENSION,
          AlertEvent.PUBLISH,
          AlertEvent.REPORT,
          AlertEvent.DELIST);

  private Moves() {}

  /** Events that mean something in the state; a walk tries others now and then all the same. */
  static boolean likely(AlertState state, AlertEvent event) {
    return switch (state) {
      case REVIEW -> event == AlertEvent.ACCEPT || event == AlertEvent.REJECT;
      case PENDING_DISPATCH -> event == AlertEvent.DISPATCH;
      case DISPATCHED -> event == AlertEvent.SIGN || event == AlertEvent.RETURN;
      case SIGNED -> event.name().startsWith("VERIFY") || event == AlertEvent.TRANSFER;
      case HANDLING ->
          event == AlertEvent.SUBMIT_FEEDBACK
              || event == AlertEvent.ORDER_RECTIFY
              || event == AlertEvent.EXTEND
              || event == AlertEvent.LIST
              || CHASING.contains(event);
      case RECTIFYING -> event == AlertEvent.RECTIFIED || event == AlertEvent.EXTEND;
      case RETURN_REQ -> event == AlertEvent.RETURN_OK || event == AlertEvent.RETURN_NO;
      case FEEDBACK -> event == AlertEvent.AUDIT_PASS || event == AlertEvent.AUDIT_REJECT;
      case CLOSED -> event == AlertEvent.REOPEN;
      default -> true;
    };
  }

  static ActorRole role(AlertEvent event, Random random) {
    return switch (event) {
      case SIGN,
          RETURN,
          VERIFY_TRUE,
          VERIFY_PARTLY,
          VERIFY_FALSE,
          UNVERIFIABLE,
          ALREADY_HANDLED,
          ORDER_RECTIFY,
          RECTIFIED,
          SUBMIT_FEEDBACK,
          ASK_EXTENSION,
          REPORT,
          JOINT_ACCEPT,
          JOINT_DECLINE ->
          ActorRole.DEPT;
      case DESIGNATE, LIST, LIFT_CARD, PUBLISH, DELIST -> ActorRole.CITY_CENTRE;
      default -> random.nextInt(4) == 0 ? ActorRole.CITY_CENTRE : ActorRole.COUNTY_CENTRE;
    };
  }

  static String org(ActorRole role, Alert alert) {
    return switch (role) {
      case DEPT -> alert.getAddressee().isEmpty() ? Town.MARKET : alert.getAddressee();
      case CITY_CENTRE -> Town.MC;
      default -> Town.CC;
    };
  }

  static String reason(AlertEvent event) {
    return switch (event) {
      case RETURN -> "INSUFFICIENT";
      case REOPEN -> "ACT_REVOKED";
      case SUBMIT_FEEDBACK -> "NO_ACT_NEEDED";
      default -> "REASON";
    };
  }
}
