package cn.jianguan.jobs.load.direct;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Where the fields of an entry of the act-log are, in the schema of this version. Every field has a
 * slot; those of inner records have their own, and those of the body one for each kind of body.
 */
final class EntryLayout {
  private static final Schema ENTRY = ActLogEntry.getClassSchema();
  private static final Schema ACT = SupervisionAct.getClassSchema();

  /** One field: how it is passed by, where its place is noted; inner: that of a record. */
  private record Step(int slot, AvroCopier copier, Step[] inner, Step[][] branches) {}

  private final Map<List<Integer>, Integer> slots = new HashMap<>();
  private final Map<Integer, Map<List<Integer>, Integer>> bodySlots = new HashMap<>();
  private final Map<Integer, AvroCopier> copiers = new HashMap<>();
  private final Step[] steps;
  private int size;

  EntryLayout() {
    this.steps = steps(ENTRY, List.of(), slots);
  }

  private Step[] steps(Schema record, List<Integer> path, Map<List<Integer>, Integer> into) {
    return record.getFields().stream()
        .map(field -> step(field.schema(), child(path, field.pos()), into))
        .toArray(Step[]::new);
  }

  private Step step(Schema schema, List<Integer> path, Map<List<Integer>, Integer> into) {
    int slot = size++;
    into.put(path, slot);
    if (schema.getType() == Schema.Type.RECORD) {
      return new Step(slot, null, steps(schema, path, into), null);
    }
    boolean ofRecords =
        schema.getType() == Schema.Type.UNION
            && schema.getTypes().stream().anyMatch(it -> it.getType() == Schema.Type.RECORD);
    if (ofRecords) {
      return new Step(slot, null, null, branches(schema, path, into));
    }
    AvroCopier copier = AvroCopier.of(schema);
    copiers.put(slot, copier);
    return new Step(slot, copier, null, null);
  }

  /** The act itself is one of two; of the body each branch has slots of its own. */
  private Step[][] branches(Schema union, List<Integer> path, Map<List<Integer>, Integer> into) {
    List<Schema> types = union.getTypes();
    Step[][] branches = new Step[types.size()][];
    boolean isBody = types.size() > 2;
    for (int i = 0; i < branches.length; i++) {
      if (types.get(i).getType() == Schema.Type.RECORD) {
        Map<List<Integer>, Integer> own =
            isBody ? bodySlots.computeIfAbsent(i, unused -> new HashMap<>()) : into;
        branches[i] = steps(types.get(i), path, own);
      }
    }
    return branches;
  }

  private static List<Integer> child(List<Integer> path, int position) {
    List<Integer> child = new ArrayList<>(path);
    child.add(position);
    return child;
  }

  /**
   * Finds the fields of an entry.
   *
   * @param start of its content
   * @return null where it has no act, or one without a body
   * @throws IndexOutOfBoundsException or UnsupportedOperationException where it is no such entry
   */
  ActBytes read(byte[] bytes, int start) {
    int[] starts = new int[size];
    int end = walk(steps, bytes, start, starts);
    return end == bytes.length ? new ActBytes(this, bytes, starts) : null;
  }

  /** Returns where the record ends, or a negative number where a branch has no record. */
  private static int walk(Step[] steps, byte[] bytes, int start, int[] starts) {
    int at = start;
    for (Step step : steps) {
      starts[step.slot] = at;
      if (step.copier != null) {
        at = step.copier.skip(bytes, at);
      } else if (step.inner != null) {
        at = walk(step.inner, bytes, at, starts);
      } else {
        Step[] branch = step.branches[Varint.ordinal(bytes, at, step.branches.length)];
        at = branch == null ? -1 : walk(branch, bytes, Varint.skip(bytes, at), starts);
      }
      if (at < 0) {
        return at;
      }
    }
    return at;
  }

  /** How a column's field is copied, and from which slot; null where it has none. */
  Field field(List<Integer> path, int branch) {
    Integer slot = slots.get(path);
    slot = slot == null ? bodySlots.getOrDefault(branch, Map.of()).get(path) : slot;
    AvroCopier copier = slot == null ? null : copiers.get(slot);
    return copier == null ? null : new Field(slot, copier);
  }

  record Field(int slot, AvroCopier copier) {}

  int op() {
    return slots.get(List.of(position(ENTRY, "op")));
  }

  int version() {
    return slots.get(List.of(position(ENTRY, "version")));
  }

  int kind() {
    return slots.get(List.of(position(ENTRY, "act"), position(ACT, "kind")));
  }

  int body() {
    return slots.get(List.of(position(ENTRY, "act"), position(ACT, "body")));
  }

  static int position(Schema record, String field) {
    return record.getField(field).pos();
  }
}
