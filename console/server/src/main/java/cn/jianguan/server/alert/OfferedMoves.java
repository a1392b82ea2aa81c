package cn.jianguan.server.alert;

import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.alert.AlertPage.Standing;
import cn.jianguan.server.live.LogClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The moves of an alert that somebody may make now. */
@Component
class OfferedMoves {
  private final LogClock clock;
  private final LiveVisits visits;

  OfferedMoves(LogClock clock, LiveVisits visits) {
    this.clock = clock;
    this.visits = visits;
  }

  /** What the asker may do to it now: the guards of the loop have the last word. */
  List<AlertPage.Ask> of(Standing alert, Account by) {
    List<AlertPage.Ask> asks = new ArrayList<>();
    for (PossibleMove move : PossibleMove.of(record(alert), clock.now())) {
      boolean may =
          by.role().actor().filter(move.by()::contains).isPresent()
              && by.role().mayAskFor(move.event())
              && concerns(move, alert, by);
      if (may) {
        Word word = Word.of(move.event());
        asks.add(
            new AlertPage.Ask(
                move.event().name(),
                word.zh(),
                word.en(),
                move.needs().stream()
                    .map(
                        it ->
                            new AlertPage.Need(
                                it.name(), it.zh(), it.en(), it.fields(), it.codes()))
                    .toList(),
                move.to().stream().map(Enum::name).collect(Collectors.toSet())));
      }
    }
    return asks;
  }

  private static boolean concerns(PossibleMove move, Standing alert, Account by) {
    return !move.needs().contains(MoveNeed.ADDRESSEE) || by.org().equals(alert.addressee());
  }

  private Alert record(Standing alert) {
    return Alert.newBuilder()
        .setAlertId(alert.alertId())
        .setSubject(alert.subject())
        .setModelId(alert.modelId())
        .setModelVersion(alert.modelVersion())
        .setEpisodeKey(alert.episodeKey())
        .setDomain(alert.domain())
        .setSeverityInitial(Severity.valueOf(alert.severityInitial()))
        .setSeverity(Severity.valueOf(alert.severity()))
        .setState(AlertState.valueOf(alert.state()))
        .setCard(Card.valueOf(alert.card()))
        .setListed(alert.listed())
        .setAddressee(alert.addressee())
        .setDispatcher(alert.dispatcher())
        .setAreaNumber(alert.areaNumber())
        .setObjectName(alert.objectName())
        .setObjectKey(alert.objectKey())
        .setTitleZh(alert.titleZh())
        .setTitleEn(alert.titleEn())
        .setReturnCount(alert.returnCount())
        .setTransferCount(alert.transferCount())
        .setExtensionCount(alert.extensionCount())
        .setRejectCount(alert.rejectCount())
        .setReopenCount(alert.reopenCount())
        .setDecisionRule(alert.decisionRule())
        .setJointVisit(visits.contains(alert.jointVisit()) ? alert.jointVisit() : "")
        .setEscalatedTo(alert.escalatedTo())
        .setExtensionAsked(alert.extensionAsked())
        .setPublishDue(alert.publishDue())
        .setFirstEventAt(alert.began())
        .setTriggeredAt(alert.hitAt())
        .setEmittedAt(alert.emittedAt())
        .setStageDue(alert.stageDue())
        .setReturnBy(alert.returnBy())
        .build();
  }
}
