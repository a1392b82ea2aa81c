package cn.jianguan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Card;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The small whole: one simulated province with all models, and what came of it. */
class SimulationTest {
  private static Written written;

  @BeforeAll
  static void simulate() throws IOException {
    written = Written.first();
  }

  @Test
  void sameSeed_writesTheSameBytes() throws IOException {
    assertThat(Written.of(1).digest()).isEqualTo(written.digest());
  }

  @Test
  void everyModel_warns() {
    Set<String> shipped =
        PackLibrary.shipped().stream().map(Pack::id).collect(Collectors.toCollection(TreeSet::new));
    Set<String> warned = new TreeSet<>();
    written.said(Topic.HITS, HitRecord.class).forEach(it -> warned.add(it.getModelId()));
    assertThat(warned).isEqualTo(shipped);
  }

  @Test
  void alerts_areOfAllDomainsAndInAllStages() {
    Map<String, AlertTransition> last = new HashMap<>();
    Set<AlertState> passed = new HashSet<>();
    for (AlertTransition it : transitions()) {
      last.put(it.getAlertId(), it);
      passed.add(it.getTo());
    }
    assertThat(last.values().stream().map(it -> it.getAlert().getDomain()))
        .containsAll(Province.DOMAINS);
    assertThat(last.values().stream().map(AlertTransition::getTo))
        .contains(
            AlertState.DISPATCHED,
            AlertState.SIGNED,
            AlertState.HANDLING,
            AlertState.RECTIFYING,
            AlertState.FEEDBACK,
            AlertState.CLOSED,
            AlertState.ARCHIVED,
            AlertState.CANCELLED);
    assertThat(passed)
        .contains(AlertState.SELF_CORRECT, AlertState.RETURN_REQ, AlertState.MERGED_PLAN);
    long red = last.values().stream().filter(it -> it.getAlert().getCard() == Card.RED).count();
    assertThat(red).isPositive().isLessThan(last.size() / 10);
  }

  @Test
  void rows_areMarked() {
    for (SupervisionAct act : written.wrote(Topic.ACTS, SupervisionAct.class)) {
      assertThat(act.getEnvelope().getCdSource()).startsWith(Simulated.SOURCE);
      assertThat(act.getAgencyCode()).matches("|" + Simulated.AGENCY + ".*");
      assertThat(act.getObjectName()).matches("|" + Simulated.NAME + ".*");
      assertThat(act.getParty().getUiCode()).matches("|Y1.{6}MN.*");
    }
    Set<String> declared =
        written.wrote(Topic.REFERENCE, ReferenceRecord.class).stream()
            .map(ReferenceRecord::getBody)
            .filter(SourceDeclaration.class::isInstance)
            .map(it -> ((SourceDeclaration) it).getCdSource())
            .collect(Collectors.toSet());
    assertThat(declared)
        .containsAll(
            written.wrote(Topic.ACTS, SupervisionAct.class).stream()
                .map(it -> it.getEnvelope().getCdSource())
                .collect(Collectors.toSet()));
    assertThat(written.wrote(Topic.COMMANDS, CommandRecord.class))
        .isNotEmpty()
        .allMatch(it -> it.getSourceSystem().equals(Simulated.SOURCE))
        .allMatch(it -> it.getActorId().startsWith(Simulated.AGENCY));
  }

  /** Whoever moves an alert looks at it before; only a forgotten second officer is refused. */
  @Test
  void moves_areRefusedOnlyWhereSomebodyForgot() {
    List<RejectRecord> refused =
        written.said(Topic.REJECTS, RejectRecord.class).stream()
            .filter(it -> it.getKind().equals("COMMAND"))
            .toList();
    assertThat(refused)
        .isNotEmpty()
        .allMatch(it -> it.getReason() == RejectReason.COMMAND_INCOMPLETE)
        .allMatch(it -> it.getField().equals("officers"));
    assertThat(written.said(Topic.REJECTS, RejectRecord.class))
        .noneMatch(it -> it.getKind().equals("ACT"));
    int moves = written.wrote(Topic.COMMANDS, CommandRecord.class).size();
    assertThat(refused).hasSizeLessThan(moves / 100);
    assertThat(transitions().stream().filter(it -> it.getEvent() == AlertEvent.SIGN)).isNotEmpty();
  }

  /**
   * What closes an alert about an object was reported: a visit, a penalty, or the result of a drawn
   * object.
   */
  @Test
  void linkedActs_areRowsOfTheProvince() {
    Set<String> numbers = new HashSet<>();
    for (SupervisionAct act : written.wrote(Topic.ACTS, SupervisionAct.class)) {
      numbers.add(act.getEnvelope().getCdId());
      if (act.getBody() instanceof Inspection inspection) {
        numbers.add(inspection.getCheckActionCode());
      } else if (act.getBody() instanceof Penalty penalty) {
        numbers.add(penalty.getPunishActionCode());
      }
    }
    Map<AlertEvent, Set<String>> linked = new HashMap<>();
    for (AlertTransition it : transitions()) {
      if (it.getAlert().getSubject().equals(it.getAlert().getObjectKey())) {
        linked.computeIfAbsent(it.getEvent(), unused -> new HashSet<>()).addAll(it.getLinkedActs());
      }
    }
    for (AlertEvent event :
        List.of(
            AlertEvent.SUBMIT_FEEDBACK,
            AlertEvent.RECTIFIED,
            AlertEvent.TASK_RESULT,
            AlertEvent.REOPEN)) {
      assertThat(linked.get(event)).as(event.name()).isNotEmpty();
      assertThat(numbers).as(event.name()).containsAll(linked.get(event));
    }
  }

  @Test
  void namesOfNumbers_areThoseOfTheSchema() {
    assertThat(Relocation.unknownNumbers(ActBodies.all())).isEmpty();
  }

  private static List<AlertTransition> transitions() {
    return written.said(Topic.ALERT_LOG, AlertTransition.class);
  }
}
