package cn.jianguan.jobs.planning;

import cn.jianguan.jobs.order.AvroStateField;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.PlanNote;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskNote;
import cn.jianguan.record.TaskObject;
import cn.jianguan.record.TaskObjectNote;
import cn.jianguan.rules.state.KeyedState;
import cn.jianguan.rules.state.StateField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The file of one plan: its tasks, and the objects of each in numbered slots. */
final class PlanFile {
  private static final StateField<PlanNote> PLAN = new AvroStateField<>("plan", PlanNote.class);
  private static final StateField<TaskNote> TASK = new AvroStateField<>("task", TaskNote.class);
  private static final StateField<TaskObjectNote> OBJECT =
      new AvroStateField<>("object", TaskObjectNote.class);
  private static final StateField<String> SLOT = new Slot();
  private static final Set<String> NOT_GOING_ON = Set.of("CANCELLED", "SUSPENDED");

  private final KeyedState state;
  private final Instant now;
  private final Consumer<Said> said;

  /** What an object has to expect from now on. */
  record Said(String objectKey, PlannedVisit visit) {}

  PlanFile(KeyedState state, Instant now, Consumer<Said> said) {
    this.state = state;
    this.now = now;
    this.said = said;
  }

  void plan(InspectionPlan plan, boolean stands) {
    PlanNote note = note();
    note.setKnown(stands);
    note.setCancelled(!stands || NOT_GOING_ON.contains(plan.getStatus()));
    note.setItemCodes(new ArrayList<>(plan.getItemCodes()));
    state.put(PLAN, "", note);
    note.getTasks().forEach(this::sayAll);
  }

  void task(SupervisionAct act, InspectionTask task, boolean stands) {
    TaskNote note = note(task.getTaskId());
    note.setKnown(true);
    note.setCancelled(!stands || NOT_GOING_ON.contains(task.getStatus()));
    note.setAgencyCode(act.getAgencyCode());
    note.setDomain(act.getDomain());
    note.setItemCodes(items(task.getItemCodes(), act));
    note.setDateFrom(task.getDateFrom());
    note.setDateTo(task.getDateTo());
    state.put(TASK, task.getTaskId(), note);
    sayAll(task.getTaskId());
  }

  void object(ActLogEntry entry, TaskObject object, boolean stands) {
    TaskObjectNote note = state.get(OBJECT, entry.getActId());
    boolean moved =
        note != null
            && !(note.getTaskId().equals(object.getTaskId())
                && note.getObjectKey().equals(entry.getObjectKey()));
    if (moved) {
      takeBack(note);
      note = null;
    }
    if (!stands) {
      if (note != null) {
        takeBack(note);
      }
      return;
    }
    TaskObjectNote next = note == null ? slot(entry, object) : note;
    next.setItemCodes(items(object.getItemCodes(), entry.getAct()));
    next.setAgencyCode(entry.getAct().getAgencyCode());
    next.setDomain(entry.getAct().getDomain());
    next.setCancelled(NOT_GOING_ON.contains(object.getStatus()));
    say(next, VisitImage.result(next.getVisit(), entry.getAct(), object));
  }

  private TaskObjectNote slot(ActLogEntry entry, TaskObject object) {
    String taskId = object.getTaskId();
    TaskNote task = note(taskId);
    TaskObjectNote note =
        TaskObjectNote.newBuilder()
            .setTaskObjectId(entry.getActId())
            .setTaskId(taskId)
            .setObjectKey(entry.getObjectKey())
            .setSlot(task.getObjects())
            .setVisit(VisitImage.blank(entry.getActId(), object))
            .build();
    state.put(SLOT, slotName(taskId, task.getObjects()), entry.getActId());
    task.setObjects(task.getObjects() + 1);
    state.put(TASK, taskId, task);
    return note;
  }

  private void takeBack(TaskObjectNote note) {
    state.remove(SLOT, slotName(note.getTaskId(), note.getSlot()));
    state.remove(OBJECT, note.getTaskObjectId());
    if (note(note.getTaskId()).getKnown()) {
      PlannedVisit visit = PlannedVisit.newBuilder(note.getVisit()).build();
      visit.setCancelled(true);
      visit.setCancelledBy("任务对象已撤回 / the drawn object was taken back");
      tell(note.getObjectKey(), visit);
    }
  }

  private void sayAll(String taskId) {
    int objects = note(taskId).getObjects();
    for (int slot = 0; slot < objects; slot++) {
      String id = state.get(SLOT, slotName(taskId, slot));
      if (id != null) {
        TaskObjectNote note = state.get(OBJECT, id);
        say(note, note.getVisit());
      }
    }
  }

  /** Says it where it is news, and where the task is known. */
  private void say(TaskObjectNote note, PlannedVisit now) {
    TaskNote task = note(note.getTaskId());
    PlannedVisit joined = VisitImage.join(now, note, task, note());
    boolean news = task.getKnown() && !joined.equals(note.getVisit());
    note.setVisit(task.getKnown() ? joined : now);
    state.put(OBJECT, note.getTaskObjectId(), note);
    if (news) {
      tell(note.getObjectKey(), PlannedVisit.newBuilder(joined).build());
    }
  }

  /** Numbered, since two words of one moment may reach the object the other way round. */
  private void tell(String objectKey, PlannedVisit visit) {
    PlanNote plan = note();
    plan.setSaid(plan.getSaid() + 1);
    state.put(PLAN, "", plan);
    visit.setSaidAt(now);
    visit.setSaid(plan.getSaid());
    said.accept(new Said(objectKey, visit));
  }

  private PlanNote note() {
    PlanNote note = state.get(PLAN, "");
    return note == null ? PlanNote.newBuilder().build() : note;
  }

  /** A task that was never heard of is entered in its plan. */
  private TaskNote note(String taskId) {
    TaskNote note = state.get(TASK, taskId);
    if (note == null) {
      note = TaskNote.newBuilder().build();
      state.put(TASK, taskId, note);
      PlanNote plan = note();
      List<String> tasks = new ArrayList<>(plan.getTasks());
      tasks.add(taskId);
      plan.setTasks(tasks);
      state.put(PLAN, "", plan);
    }
    return note;
  }

  private static List<String> items(List<String> own, SupervisionAct act) {
    List<String> items = new ArrayList<>(own);
    if (items.isEmpty() && !act.getItemCode().isEmpty()) {
      items.add(act.getItemCode());
    }
    return items;
  }

  private static String slotName(String taskId, int slot) {
    return taskId + '/' + slot;
  }

  private static final class Slot implements StateField<String> {
    @Override
    public String name() {
      return "slot";
    }

    @Override
    public byte[] encode(String id) {
      return id.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
