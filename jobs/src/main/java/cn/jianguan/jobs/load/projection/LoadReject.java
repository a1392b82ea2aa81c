package cn.jianguan.jobs.load.projection;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;

/** The reject of a record that LoadJob could not turn into rows. */
public final class LoadReject {
  private static final Rejects REJECTS = new Rejects(StationName.LOAD);
  private static final String EXPECTED =
      "本系统的日志记录 / a record of this system's log, in a schema this program knows";

  private LoadReject() {}

  public static RejectRecord of(LogRecord in, RejectReason reason, String found) {
    return REJECTS.of(in.original(), new Refusal(reason, "", found, EXPECTED));
  }
}
