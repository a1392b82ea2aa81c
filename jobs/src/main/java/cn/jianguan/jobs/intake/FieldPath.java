package cn.jianguan.jobs.intake;

import cn.jianguan.record.SupervisionAct;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where a field of an act is: a name of the act's own, or one within its envelope, party or body.
 * Thread-safe.
 */
final class FieldPath {
  private final Step first;
  private final Step second;

  private FieldPath(Step first, Step second) {
    this.first = first;
    this.second = second;
  }

  static FieldPath of(String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? new FieldPath(new Step(path), null)
        : new FieldPath(new Step(path.substring(0, dot)), new Step(path.substring(dot + 1)));
  }

  /**
   * The value there; null where the act lacks that part.
   *
   * @throws IllegalStateException if a record on the way has no such field
   */
  Object value(SupervisionAct act) {
    Object part = first.value(act);
    if (second == null) {
      return part;
    }
    return part instanceof SpecificRecord inner ? second.value(inner) : null;
  }

  /** One name; its position is looked up when the record is of another schema than before. */
  private static final class Step {
    private final String name;
    private volatile Place place = new Place(null, 0);

    private record Place(Schema schema, int position) {}

    Step(String name) {
      this.name = name;
    }

    Object value(SpecificRecord record) {
      Schema schema = record.getSchema();
      Place known = place;
      if (known.schema != schema) {
        known = new Place(schema, position(schema));
        place = known;
      }
      return record.get(known.position);
    }

    private int position(Schema schema) {
      Schema.Field field = schema.getField(name);
      if (field == null) {
        throw new IllegalStateException(schema.getName() + " has no field " + name);
      }
      return field.pos();
    }
  }
}
