package cn.jianguan.act;

import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar day of an act, where it happened. */
public final class ActDay {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private ActDay() {}

  /** Acts from before days were kept have none: theirs is that of Shanghai. */
  public static LocalDate of(SupervisionAct act) {
    return act.getOccurredOn() == null
        ? act.getOccurredAt().atZone(SHANGHAI).toLocalDate()
        : act.getOccurredOn();
  }
}
