package cn.jianguan.console.gateway.gather;

import cn.jianguan.record.SupervisionAct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * One act as several rows tell it. The first row that says something of a field is right; lists
 * hold what all of them say. A row says nothing by null, an empty text or an empty list: a number
 * or a yes-or-no that is always there is taken from the first row.
 */
final class GatheredAct {
  private GatheredAct() {}

  /**
   * Of rows in the order in which they are heard.
   *
   * @param rows at least one; the first is changed and given back
   */
  static SupervisionAct of(List<SupervisionAct> rows) {
    SupervisionAct act = rows.get(0);
    String batch = act.getEnvelope().getCdBatch();
    for (SupervisionAct row : rows.subList(1, rows.size())) {
      String other = row.getEnvelope().getCdBatch();
      batch = other.compareTo(batch) > 0 ? other : batch;
      fill(act, row);
    }
    act.getEnvelope().setCdBatch(batch);
    return act;
  }

  private static void fill(IndexedRecord into, IndexedRecord from) {
    for (Schema.Field field : into.getSchema().getFields()) {
      Object said = into.get(field.pos());
      Object other = from.get(field.pos());
      if (said instanceof IndexedRecord record && other instanceof IndexedRecord part) {
        fill(record, part);
      } else if (said instanceof List<?> list && other instanceof List<?> more) {
        into.put(field.pos(), joined(list, more));
      } else if (isSilent(said)) {
        into.put(field.pos(), other);
      }
    }
  }

  private static boolean isSilent(Object value) {
    return value == null || value instanceof CharSequence text && text.isEmpty();
  }

  private static List<Object> joined(List<?> one, List<?> other) {
    Set<Object> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }
}
