package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanRowsTest {
  private static final PlanScale SCALE = new PlanScale(7, 3, 40);
  private static final long FROM = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long UNTIL = FROM + 1_000;

  @Test
  void rows_areEveryDepartmentPlanTaskAndObject_inTheOrderOfTheirLogTimes() throws Exception {
    List<TimedRecord> rows = told();

    assertThat(rows.stream().filter(row -> row.topic() == Topic.REFERENCE)).hasSize(3);
    assertThat(acts(rows)).hasSize(SCALE.rows());
    assertThat(rows).extracting(TimedRecord::logTime).isSorted().allMatch(it -> it < UNTIL);
  }

  @Test
  void objects_areThoseKnownFirst_eachOnce_forTheItemAndAgencyOfTheirActs() throws Exception {
    List<SupervisionAct> drawn = new ArrayList<>(acts(told()));
    drawn.removeIf(act -> !(act.getBody() instanceof TaskObject));

    assertThat(drawn)
        .hasSize(40)
        .extracting(act -> act.getParty().getUiCode())
        .doesNotHaveDuplicates();
    SupervisionAct second = drawn.get(1);
    assertThat(second.getParty().getUiCode()).isEqualTo("B000100000001");
    assertThat(second.getAgencyCode()).isEqualTo("TW-1");
    assertThat(((TaskObject) second.getBody()).getItemCodes()).containsExactly("item-1");
  }

  @Test
  void scale_isInProportion_andNeverNothing() {
    assertThat(PlanScale.of(1_500_000)).isEqualTo(new PlanScale(13_935, 2_734, 1_500_000));
    assertThat(PlanScale.of(150)).isEqualTo(new PlanScale(2, 1, 150));
    assertThatIllegalArgumentException().isThrownBy(() -> PlanScale.of(0));
  }

  @Test
  void tasks_sayHowManyWereDrawnForThem() throws Exception {
    int said = 0;
    Set<String> tasks = new HashSet<>();
    for (SupervisionAct act : acts(told())) {
      if (act.getBody() instanceof InspectionTask task) {
        said += task.getObjectCount();
      } else if (act.getBody() instanceof TaskObject object) {
        tasks.add(object.getTaskId());
      }
    }

    assertThat(said).isEqualTo(40);
    assertThat(tasks).hasSize(7);
  }

  private static List<TimedRecord> told() {
    List<TimedRecord> rows = new ArrayList<>();
    new PlanRows(SCALE, List.of(object(0), object(1)), FROM, UNTIL).tell(rows::add);
    return rows;
  }

  private static List<SupervisionAct> acts(List<TimedRecord> rows) throws Exception {
    List<SupervisionAct> acts = new ArrayList<>();
    for (TimedRecord row : rows) {
      if (row.topic() == Topic.ACTS) {
        acts.add(Codec.standard().decode(row.bytes(), SupervisionAct.class));
      }
    }
    return acts;
  }

  private static DrawnObject object(int number) {
    return new DrawnObject(
        SupervisionAct.newBuilder()
            .setEnvelope(
                Envelope.newBuilder()
                    .setCdId("row")
                    .setCdSource("TW")
                    .setCdBatch("2026030200001")
                    .setCdOperation(Operation.INSERT)
                    .build())
            .setOccurredAt(Instant.ofEpochMilli(FROM))
            .setKind(ActKind.PENALTY)
            .setAgencyCode("TW-" + number)
            .setItemCode("item-" + number)
            .setParty(
                Party.newBuilder().setCeType("TW-EMS").setUiCode("B00010000000" + number).build())
            .setBody(null)
            .build());
  }
}
