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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    conditions(by, directory, now).forEach(it -> it.narrow(question));
    return question;
  }

  /** Which of the alerts that are remembered here are wanted. */
  Wanted wanted(Account by, Directory directory, Instant now) {
    Wanted wanted = Wanted.ALL;
    for (AlertCondition it : conditions(by, directory, now)) {
      wanted = wanted.and(it.holds(), it.isAlike());
    }
    return wanted;
  }

  /** Whether only such alerts are wanted as are open. */
  boolean isOfOpen() {
    return blank(state) && !Boolean.TRUE.equals(all);
  }

  private List<AlertCondition> conditions(Account by, Directory directory, Instant now) {
    List<AlertCondition> all = new ArrayList<>();
    if (isOfOpen()) {
      all.add(AlertCondition.alike("is_open", QueuedAlert::isOpen));
    }
    names("severity", severity, Severity.class, QueuedAlert::severity).ifPresent(all::add);
    names("state", state, AlertState.class, QueuedAlert::state).ifPresent(all::add);
    if ("ANY".equals(card)) {
      all.add(AlertCondition.alike("card != 'NONE'", it -> it.card() != Card.NONE));
    } else {
      names("card", card, Card.class, QueuedAlert::card).ifPresent(all::add);
    }
    due(now).ifPresent(all::add);
    if (Boolean.TRUE.equals(todo)) {
      all.add(todo(by.role()));
    }
    if (!blank(region)) {
      all.add(
          any("area_number", "wantedAreas", directory.subtree(region), QueuedAlert::areaNumber));
    }
    if (!blank(org)) {
      all.add(addressee(cut(org)));
    }
    any("model_id", "model", model, QueuedAlert::modelId).ifPresent(all::add);
    any("domain", "domain", domain, QueuedAlert::domain).ifPresent(all::add);
    if (!blank(object)) {
      all.add(object(cut(object)));
    }
    if (!blank(q)) {
      all.add(words(cut(q.strip())));
    }
    return all;
  }

  private Optional<AlertCondition> due(Instant now) {
    if (blank(due)) {
      return Optional.empty();
    }
    long from = now.toEpochMilli();
    long today =
        now.atZone(ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant().toEpochMilli();
    return Optional.of(
        switch (due) {
          case "OVERDUE" -> until(0, from - 1);
          case "TODAY" -> until(from, today);
          case "SOON" ->
              until(from, today + ChronoUnit.DAYS.getDuration().multipliedBy(2).toMillis());
          default ->
              throw Fault.invalid("due", "应为 OVERDUE、TODAY 或 SOON", "OVERDUE, TODAY or SOON");
        });
  }

  /** The running stage ends then. */
  private static AlertCondition until(long from, long to) {
    return AlertCondition.own(
            AlertFigures.DUE_MILLIS + " BETWEEN {dueFrom:Int64} AND {dueTo:Int64}",
            it -> from <= it.dueMillis() && it.dueMillis() <= to)
        .with("dueFrom", from)
        .with("dueTo", to);
  }

  private static AlertCondition words(String words) {
    Words wanted = Words.of(words);
    return AlertCondition.own(
            "positionCaseInsensitiveUTF8(title_zh, {words:String}) > 0 OR"
                + " positionCaseInsensitiveUTF8(title_en, {words:String}) > 0 OR"
                + " positionCaseInsensitiveUTF8(object_name, {words:String}) > 0 OR"
                + " positionCaseInsensitiveUTF8(object_key, {words:String}) > 0 OR"
                + " positionCaseInsensitiveUTF8(model_id, {words:String}) > 0 OR"
                + " startsWith(alert_id, {words:String})",
            it ->
                wanted.in(it.titleZh())
                    || wanted.in(it.titleEn())
                    || wanted.in(it.objectName())
                    || wanted.in(it.objectKey())
                    || wanted.in(it.modelId())
                    || it.alertId().startsWith(words))
        .with("words", words);
  }

  /** States in which an alert waits for somebody of this role. */
  static List<String> waitingFor(Role role) {
    return states(role).stream().map(Enum::name).toList();
  }

  static Set<AlertState> states(Role role) {
    if (role == Role.ENTERPRISE) {
      return EnumSet.of(AlertState.SELF_CORRECT);
    }
    return role.seesRegion() ? CENTRES : DEPARTMENTS;
  }

  private static AlertCondition todo(Role role) {
    List<String> states = waitingFor(role);
    Set<AlertState> mine = states(role);
    return AlertCondition.alike(
            "has({mine:Array(String)}, CAST(state, 'String'))", it -> mine.contains(it.state()))
        .with("mine", states);
  }

  private static <E extends Enum<E>> Optional<AlertCondition> names(
      String column, String value, Class<E> type, Function<QueuedAlert, E> of) {
    if (blank(value)) {
      return Optional.empty();
    }
    List<String> wanted = Arrays.stream(value.split(",")).map(String::strip).toList();
    Set<String> known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    if (!known.containsAll(wanted)) {
      throw Fault.invalid(column, "应为 " + known + " 之一", "one of these");
    }
    EnumSet<E> values = EnumSet.noneOf(type);
    wanted.forEach(it -> values.add(Enum.valueOf(type, it)));
    return Optional.of(
        AlertCondition.alike(
                "has({" + column + ":Array(String)}, CAST(" + column + ", 'String'))",
                it -> values.contains(of.apply(it)))
            .with(column, wanted));
  }

  private static Optional<AlertCondition> any(
      String column, String name, String value, Function<QueuedAlert, String> of) {
    if (blank(value)) {
      return Optional.empty();
    }
    Set<String> wanted =
        Arrays.stream(value.split(",")).map(it -> cut(it.strip())).collect(Collectors.toSet());
    return Optional.of(any(column, name, wanted, of));
  }

  private static AlertCondition any(
      String column, String name, Set<String> wanted, Function<QueuedAlert, String> of) {
    return AlertCondition.alike(
            "has({" + name + ":Array(String)}, " + column + ")",
            it -> wanted.contains(of.apply(it)))
        .with(name, wanted);
  }

  private static AlertCondition addressee(String wanted) {
    return AlertCondition.alike("addressee = {org:String}", it -> wanted.equals(it.addressee()))
        .with("org", wanted);
  }

  private static AlertCondition object(String wanted) {
    return AlertCondition.own("object_key = {object:String}", it -> wanted.equals(it.objectKey()))
        .with("object", wanted);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String cut(String text) {
    return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS);
  }
}
