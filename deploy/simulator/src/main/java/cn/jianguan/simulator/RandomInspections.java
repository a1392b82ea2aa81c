package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.Operation;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plans of random inspections (双随机): each department has one, with a task a month; objects are
 * drawn a week before a task begins and visited while it lasts. Some tasks are cancelled, some
 * visits never happen, one in twelve finds something. Alerts about a drawn object travel with its
 * visit.
 */
final class RandomInspections {
  private static final int TASKS = 3;
  private static final int A_MONTH = 30;
  private static final int LASTS = 24;
  private static final int DRAWN_AHEAD = 7;
  private static final int FIRST_HOUR = 9;
  private static final int HOURS = 8;
  private static final double CANCELLED = 0.05;
  private static final double FORGOTTEN = 0.04;
  private static final double PROBLEM = 0.08;

  private final Province province;
  private final Scale scale;
  private final long seed;
  private final Period period;

  RandomInspections(Province province, Scale scale, long seed, Period period) {
    this.province = province;
    this.scale = scale;
    this.seed = seed;
    this.period = period;
  }

  void tell(Consumer<PlannedAct> to) {
    Consumer<PlannedAct> known = act -> ifWithin(act, to);
    new Roster(province, period).tell(known);
    for (Agency department : province.inspecting()) {
      plan(department, known);
    }
  }

  private void ifWithin(PlannedAct act, Consumer<PlannedAct> to) {
    if (act.logTime() < period.to().toEpochMilli()) {
      to.accept(act);
    }
  }

  /**
   * @param items that its visits check
   */
  private record Plan(String id, Agency department, List<String> items) {}

  private void plan(Agency department, Consumer<PlannedAct> to) {
    Plan plan = new Plan("JH-" + department.getCode(), department, province.itemsOf(department));
    Instant at = period.from().plusSeconds(2);
    InspectionPlan body =
        InspectionPlan.newBuilder()
            .setPlanId(plan.id)
            .setPlanName(department.getName() + "双随机抽查计划")
            .setPlanYear(period.firstDay().getYear())
            .setItemCodes(new ArrayList<>(plan.items))
            .setObjectCount(TASKS * scale.drawn)
            .setPlannedStart(period.firstDay())
            .setPlannedEnd(period.firstDay().plusDays(TASKS * A_MONTH))
            .setFiledAt(period.firstDay())
            .setStatus("ACTIVE")
            .build();
    tell(Rows.of(ActKind.PLAN, plan.id, department, at, at).setBody(body).build(), at, to);
    for (int month = 0; month < TASKS; month++) {
      task(plan, month, to);
    }
  }

  private void task(Plan plan, int month, Consumer<PlannedAct> to) {
    String id = plan.id + "-" + (month + 1);
    Chance chance = Chance.of(seed, id);
    LocalDate from = period.firstDay().plusDays((long) month * A_MONTH + chance.below(5) + 3);
    LocalDate until = from.plusDays(LASTS);
    Instant drawn = morning(from.minusDays(DRAWN_AHEAD), chance);
    Instant at = drawn.isBefore(period.from()) ? period.from().plusSeconds(3) : drawn;
    InspectionTask body =
        InspectionTask.newBuilder()
            .setTaskId(id)
            .setTaskName(Simulated.NAME + "抽查任务 " + id)
            .setTaskType("UNDIRECTED")
            .setPlanId(plan.id)
            .setDateFrom(from)
            .setDateTo(until)
            .setDrawnAt(at)
            .setDrawSeed(Long.toString(seed))
            .setObjectCount(scale.drawn)
            .setItemCodes(new ArrayList<>(plan.items))
            .setStatus("DRAWN")
            .build();
    SupervisionAct task =
        Rows.of(ActKind.PLAN_TASK, id, plan.department, at, at).setBody(body).build();
    tell(task, at, to);
    boolean cancelled = chance.happens(CANCELLED);
    if (cancelled) {
      InspectionTask gone = InspectionTask.newBuilder(body).setStatus("CANCELLED").build();
      Instant when = morning(from.plusDays(6), chance);
      tell(Rows.again(task, gone, when, Operation.UPDATE), when, to);
    }
    List<Enterprise> pool = province.enterprisesOf(plan.department);
    int first = pool.isEmpty() ? 0 : chance.below(pool.size());
    for (int number = 0; number < Math.min(scale.drawn, pool.size()); number++) {
      Enterprise object = pool.get((first + number) % pool.size());
      drawn(plan, body, object, at, cancelled, to);
    }
  }

  private void drawn(
      Plan plan,
      InspectionTask task,
      Enterprise object,
      Instant at,
      boolean cancelled,
      Consumer<PlannedAct> to) {
    String id = task.getTaskId() + '-' + object.code();
    Chance chance = Chance.of(seed, id);
    TaskObject body =
        TaskObject.newBuilder()
            .setTaskId(task.getTaskId())
            .setPlanId(plan.id)
            .setItemCodes(new ArrayList<>(plan.items))
            .setCreditClass("B")
            .setStatus("DRAWN")
            .build();
    SupervisionAct row =
        Rows.about(object, Rows.of(ActKind.TASK_OBJECT, id, plan.department, at, at))
            .setBody(body)
            .build();
    tell(row, at, to);
    if (!cancelled && !chance.happens(FORGOTTEN)) {
      visit(plan, task, object, row, chance, to);
    }
  }

  private void visit(
      Plan plan,
      InspectionTask task,
      Enterprise object,
      SupervisionAct row,
      Chance chance,
      Consumer<PlannedAct> to) {
    boolean problem = chance.happens(PROBLEM);
    Instant visited = morning(task.getDateFrom().plusDays(chance.below(LASTS)), chance);
    Instant known = visited.plus(Duration.ofHours(2L + chance.below(20)));
    String number = "JC-" + row.getEnvelope().getCdId().substring("SIM-".length());
    String code = number.substring(Math.max(0, number.length() - 50));
    Inspection inspection =
        Visits.inspection(plan.department, code, Period.day(known), problem)
            .setPlanId(plan.id)
            .setTaskId(task.getTaskId())
            .setCheckForm("3")
            .setVisitReason("02")
            .build();
    SupervisionAct check =
        Rows.about(object, Rows.of(ActKind.INSPECTION, number, plan.department, visited, known))
            .setItemCode(chance.oneOf(plan.items))
            .setBody(inspection)
            .build();
    tell(check, known, to);
    TaskObject result =
        TaskObject.newBuilder((TaskObject) row.getBody())
            .setStatus("RESULT")
            .setCheckActionCode(code)
            .setCheckedAt(Period.day(visited))
            .setCheckResults(new ArrayList<>(inspection.getCheckResults()))
            .setProblem(problem)
            .setFollowUpFinished(problem ? Boolean.FALSE : null)
            .build();
    Instant entered = known.plus(Duration.ofHours(1));
    tell(Rows.again(row, result, entered, Operation.UPDATE), entered, to);
    if (problem) {
      Instant mended = entered.plus(Duration.ofDays(5L + chance.below(12)));
      Inspection corrected =
          Inspection.newBuilder(inspection)
              .setFollowUpFinished(true)
              .setRectifiedAt(Period.day(mended))
              .build();
      tell(Rows.again(check, corrected, mended, Operation.UPDATE), mended, to);
    }
  }

  private static Instant morning(LocalDate day, Chance chance) {
    return day.atTime(FIRST_HOUR + chance.below(HOURS), chance.below(60), chance.below(60))
        .atZone(Simulated.ZONE)
        .toInstant();
  }

  private static void tell(SupervisionAct row, Instant at, Consumer<PlannedAct> to) {
    to.accept(new PlannedAct(row, at.toEpochMilli()));
  }
}
