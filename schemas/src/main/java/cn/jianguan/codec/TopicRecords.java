package cn.jianguan.codec;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import cn.jianguan.record.SupervisionAct;
import java.util.List;
import org.apache.avro.Schema;

/** The records that travel on topics as messages of their own. */
final class TopicRecords {
  private static final List<Schema> SCHEMAS =
      List.of(
          SupervisionAct.getClassSchema(),
          ReferenceRecord.getClassSchema(),
          ModelRecord.getClassSchema(),
          CommandRecord.getClassSchema(),
          Heartbeat.getClassSchema(),
          ActLogEntry.getClassSchema(),
          HitRecord.getClassSchema(),
          AlertTransition.getClassSchema(),
          RejectRecord.getClassSchema(),
          StatisticRecord.getClassSchema(),
          NotificationRecord.getClassSchema());

  private TopicRecords() {}

  /** Current schemas, as generated. */
  static List<Schema> schemas() {
    return SCHEMAS;
  }
}
