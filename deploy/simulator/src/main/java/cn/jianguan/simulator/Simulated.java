package cn.jianguan.simulator;

import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How rows of the province are marked: nobody can take them for a real source's. */
public final class Simulated {
  /** Every source of the province begins so. */
  public static final String SOURCE = "SIM-32";

  /** Every agency of the province begins so. */
  public static final String AGENCY = "MN-";

  /** Every name of the province begins so. */
  public static final String NAME = "模拟";

  /** Catalogue that its items belong to. */
  static final String CATALOGUE = "SIM-32";

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Simulated() {}

  /**
   * @param version from 1: later rows of one key replace earlier ones
   */
  static Envelope envelope(
      String source, String id, long logTime, int version, Operation operation) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(logTime), ZONE);
    return Envelope.newBuilder()
        .setRecordUniqueIdentity(id)
        .setCdId(id)
        .setCdSource(source)
        .setCdBatch(day.format(DateTimeFormatter.BASIC_ISO_DATE) + "%05d".formatted(version))
        .setCdOperation(operation)
        .setSubmittedDate(day)
        .setOrigin(NAME)
        .build();
  }
}
