package cn.jianguan.jobs.unify;

import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one row of an act says where another is silent. Silent is what is null, empty, or an amount
 * of 0; of a plain yes or no nobody can tell whether it was said.
 */
final class Filling {
  /** How a row travelled, what it is, when it was, and what intake found of it. */
  private static final Set<String> OF_THE_ROW =
      Set.of(
          "envelope",
          "kind",
          "occurredAt",
          "dateOnly",
          "occurredOn",
          "itemStatus",
          "outsideArea",
          "suspectFields",
          "areaOriginal");

  private static final String AMOUNT = "Fen";
  private static final String LEVEL = "agencyLevel";
  private static final String CURRENCY = "currency";

  private Filling() {}

  /**
   * Fills what {@code act} is silent about.
   *
   * @return paths of the fields it now has from the other, "body.paidFen"
   */
  static List<String> fill(SupervisionAct act, SupervisionAct other) {
    List<String> filled = new ArrayList<>();
    fill(act, other, "", filled);
    return filled;
  }

  private static void fill(
      SpecificRecord to, SpecificRecord from, String path, List<String> filled) {
    if (!to.getSchema().equals(from.getSchema())) {
      return;
    }
    boolean oneCurrency = currency(to).equals(currency(from));
    for (Schema.Field field : to.getSchema().getFields()) {
      if (path.isEmpty() && OF_THE_ROW.contains(field.name())) {
        continue;
      }
      Object own = to.get(field.pos());
      Object others = from.get(field.pos());
      if (own instanceof SpecificRecord inner && others instanceof SpecificRecord source) {
        fill(inner, source, path + field.name() + '.', filled);
      } else if (isSilent(own, field.name())
          && !isSilent(others, field.name())
          && (oneCurrency || !field.name().endsWith(AMOUNT))) {
        to.put(field.pos(), others instanceof List<?> list ? new ArrayList<>(list) : others);
        filled.add(path + field.name());
      }
    }
  }

  /** Whether two rows say different things anywhere. */
  static boolean contradict(SupervisionAct one, SupervisionAct other) {
    return contradict(one, other, true);
  }

  private static boolean contradict(SpecificRecord one, SpecificRecord other, boolean outer) {
    if (!one.getSchema().equals(other.getSchema())) {
      return true;
    }
    for (Schema.Field field : one.getSchema().getFields()) {
      boolean judged =
          field.name().equals("occurredOn") || !outer || !OF_THE_ROW.contains(field.name());
      Object a = one.get(field.pos());
      Object b = other.get(field.pos());
      if (!judged || isSilent(a, field.name()) || isSilent(b, field.name())) {
        continue;
      }
      boolean differ =
          a instanceof SpecificRecord x && b instanceof SpecificRecord y
              ? contradict(x, y, false)
              : !Objects.equals(a, b);
      if (differ) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSilent(Object value, String field) {
    return value == null
        || value instanceof CharSequence text && text.length() == 0
        || value instanceof Collection<?> many && many.isEmpty()
        || value instanceof Long amount && amount == 0 && field.endsWith(AMOUNT)
        || value instanceof Integer level && level == 0 && field.equals(LEVEL);
  }

  private static String currency(SpecificRecord record) {
    Schema.Field field = record.getSchema().getField(CURRENCY);
    String currency = field == null ? "" : record.get(field.pos()).toString();
    return currency.isEmpty() ? "CNY" : currency;
  }
}
