package cn.jianguan.jobs.reference;

import cn.jianguan.record.Endpoint;
import cn.jianguan.record.ExemptionItem;
import cn.jianguan.record.NoDisturbEntry;
import cn.jianguan.record.Outage;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SandboxEntry;
import cn.jianguan.record.VisitCap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether an entry of a list that silences alerts means something: it names what it is about, in
 * the form in which alerts do, and its period does not end before it begins.
 */
final class ListEntryCheck {
  private static final Pattern OBJECT_KEY = Pattern.compile("[^:]+:.+");
  private static final List<String> CLASSES = List.of("A", "B", "C", "D");
  private static final int MOST_VISITS = 1000;

  private ListEntryCheck() {}

  static void check(Object body, Faults faults) {
    if (body instanceof ExemptionItem item) {
      faults.given("itemCode", item.getItemCode());
      faults.tidy("itemCode", item.getItemCode());
      faults.period("validFrom", item.getValidFrom(), "validTo", item.getValidTo());
    } else if (body instanceof SandboxEntry entry) {
      object(entry.getObjectKey(), faults);
      faults.period("validFrom", entry.getValidFrom(), "validTo", entry.getValidTo());
    } else if (body instanceof NoDisturbEntry entry) {
      object(entry.getObjectKey(), faults);
      faults.period("validFrom", entry.getValidFrom(), "validTo", entry.getValidTo());
    } else if (body instanceof Outage outage) {
      outage(outage, faults);
    } else if (body instanceof Endpoint endpoint) {
      EndpointCheck.check(endpoint, faults);
    } else if (body instanceof VisitCap cap) {
      cap(cap, faults);
    }
  }

  private static void object(String key, Faults faults) {
    faults.given("objectKey", key);
    if (!key.isEmpty() && !OBJECT_KEY.matcher(key).matches()) {
      faults.add(
          RejectReason.FIELD_FORMAT,
          "objectKey",
          key,
          "应为“编码体系:编码”,如 USCC:91320100MA0000015Q / scheme:code");
    }
  }

  private static void outage(Outage outage, Faults faults) {
    faults.given("outageId", outage.getOutageId());
    object(outage.getObjectKey(), faults);
    if (outage.getUntil().isBefore(outage.getFrom())) {
      faults.add(
          RejectReason.DATE_ORDER,
          "until",
          outage.getUntil(),
          "不应早于 from(%1$s) / not before from (%1$s)".formatted(outage.getFrom()));
    }
  }

  private static void cap(VisitCap cap, Faults faults) {
    faults.listed("creditClass", cap.getCreditClass(), CLASSES);
    if (cap.getVisitsPerYear() < 0 || cap.getVisitsPerYear() > MOST_VISITS) {
      faults.add(
          RejectReason.FIELD_RANGE,
          "visitsPerYear",
          cap.getVisitsPerYear(),
          "应为 0 至 %1$d / from 0 to %1$d".formatted(MOST_VISITS));
    }
    faults.period("validFrom", cap.getValidFrom(), "validTo", cap.getValidTo());
  }
}
