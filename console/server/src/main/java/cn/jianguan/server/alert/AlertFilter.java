package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which alerts are wanted, as an address says it; null or empty: whichever.
 *
 * @param severity by name, several with commas between
 * @param state by name, several with commas between; empty: those that are open
 * @param all also those that have ended
 * @param due OVERDUE, TODAY, SOON (three days); of the stage that runs
 * @param card by name, several with commas between; ANY: with a card
 * @param todo only what waits for the asker
 * @param region and what is below it
 * @param org addressee
 * @param object key of the object
 * @param q words in the title, the object's name or code, or the beginning of an alert's id
 */
record AlertFilter(
    String severity,
    String state,
    Boolean all,
    String due,
    String card,
    Boolean todo,
    String region,
    String org,
    String model,
    String domain,
    String object,
    String q) {
  private static final String DUE = AlertFigures.DUE;
  private static final int MOST_WORDS = 200;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<AlertState> CENTRES =
      EnumSet.of(
          AlertState.REVIEW,
          AlertState.PENDING_DISPATCH,
          AlertState.RETURN_REQ,
          AlertState.FEEDBACK);
  private static final Set<AlertState> DEPARTMENTS =
      EnumSet.of(
          AlertState.DISPATCHED, AlertState.SIGNED, AlertState.HANDLING, AlertState.RECTIFYING);

  /** Adds the conditions to a question about {@code alert_current}. */
  Question narrow(Question question, Account by, Directory directory, Instant now) {
    names(question, "severity", severity, Severity.class);
    if (!blank(state)) {
      names(question, "state", state, AlertState.class);
    } else if (!Boolean.TRUE.equals(all)) {
      question.where("is_open");
    }
    if ("ANY".equals(card)) {
      question.where("card != 'NONE'");
    } else {
      names(question, "card", card, Card.class);
    }
    due(question, now);
    if (Boolean.TRUE.equals(todo)) {
      todo(question, by);
    }
    if (!blank(region)) {
      question
          .where("has({wantedAreas:Array(String)}, area_number)")
          .with("wantedAreas", directory.subtree(region));
    }
    same(question, "addressee", "org", org);
    any(question, "model_id", "model", model);
    any(question, "domain", "domain", domain);
    same(question, "object_key", "object", object);
    if (!blank(q)) {
      question
          .where(
              "positionCaseInsensitiveUTF8(concat(title_zh, ' ', title_en, ' ', object_name, ' ',"
                  + " object_key, ' ', model_id), {words:String}) > 0 OR startsWith(alert_id,"
                  + " {words:String})")
          .with("words", cut(q.strip()));
    }
    return question;
  }

  private void due(Question question, Instant now) {
    if (blank(due)) {
      return;
    }
    long today =
        now.atZone(ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant().toEpochMilli();
    String until = "toUnixTimestamp64Milli(assumeNotNull(" + DUE + ")) ";
    question.where(DUE + " IS NOT NULL");
    switch (due) {
      case "OVERDUE" -> question.where(until + "< {now:Int64}").with("now", now.toEpochMilli());
      case "TODAY" ->
          question
              .where(until + ">= {now:Int64} AND " + until + "<= {until:Int64}")
              .with("now", now.toEpochMilli())
              .with("until", today);
      case "SOON" ->
          question
              .where(until + ">= {now:Int64} AND " + until + "<= {until:Int64}")
              .with("now", now.toEpochMilli())
              .with("until", today + ChronoUnit.DAYS.getDuration().multipliedBy(2).toMillis());
      default -> throw Fault.invalid("due", "应为 OVERDUE、TODAY 或 SOON", "OVERDUE, TODAY or SOON");
    }
  }

  /** States in which an alert waits for somebody of this role. */
  static List<String> waitingFor(Role role) {
    Set<AlertState> states = role.seesRegion() ? CENTRES : DEPARTMENTS;
    if (role == Role.ENTERPRISE) {
      states = EnumSet.of(AlertState.SELF_CORRECT);
    }
    return states.stream().map(Enum::name).toList();
  }

  private static void todo(Question question, Account by) {
    question
        .where("has({mine:Array(String)}, CAST(state, 'String'))")
        .with("mine", waitingFor(by.role()));
  }

  private static <E extends Enum<E>> void names(
      Question question, String column, String value, Class<E> type) {
    if (blank(value)) {
      return;
    }
    List<String> wanted = Arrays.stream(value.split(",")).map(String::strip).toList();
    Set<String> known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    if (!known.containsAll(wanted)) {
      throw Fault.invalid(column, "应为 " + known + " 之一", "one of these");
    }
    question
        .where("has({" + column + ":Array(String)}, CAST(" + column + ", 'String'))")
        .with(column, wanted);
  }

  private static void any(Question question, String column, String name, String value) {
    if (!blank(value)) {
      question
          .where("has({" + name + ":Array(String)}, " + column + ")")
          .with(name, Arrays.stream(value.split(",")).map(it -> cut(it.strip())).toList());
    }
  }

  private static void same(Question question, String column, String name, String value) {
    if (!blank(value)) {
      question.where(column + " = {" + name + ":String}").with(name, cut(value));
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String cut(String text) {
    return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS);
  }
}
