package cn.jianguan.jobs.load.projection;

import cn.jianguan.codec.Sha256;
import cn.jianguan.jobs.log.flink.LogBean;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The reject of a record that LoadJob could not turn into rows. */
public final class LoadReject {
  private static final int ORIGINAL_LIMIT = 64 * 1024;
  private static final int VALUE_LIMIT = 200;
  private static final int ID_DIGITS = 32;

  private LoadReject() {}

  public static RejectRecord of(LogBean in, RejectReason reason, String found) {
    byte[] value = in.value == null ? new byte[0] : in.value;
    return RejectRecord.newBuilder()
        .setRejectId(id(in.position()))
        .setReason(reason)
        .setValue(found.length() > VALUE_LIMIT ? found.substring(0, VALUE_LIMIT) : found)
        .setExpected("本系统的日志记录 / a record of this system's log, in a schema this program knows")
        .setStation("load")
        .setPosition(in.position())
        .setLogTime(Instant.ofEpochMilli(in.logTime))
        .setOriginal(ByteBuffer.wrap(value, 0, Math.min(value.length, ORIGINAL_LIMIT)))
        .setOriginalLength(value.length)
        .build();
  }

  /** Made from where the record stands, so that reading it again names the reject alike. */
  private static String id(String position) {
    return Sha256.hex("load|" + position).substring(0, ID_DIGITS);
  }
}
