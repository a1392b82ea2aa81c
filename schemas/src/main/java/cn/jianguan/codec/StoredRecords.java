package cn.jianguan.codec;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.EpisodeNote;
import cn.jianguan.record.ErasureRecord;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitNote;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.MoveNote;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.PlanNote;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SkipRecord;
import cn.jianguan.record.StatisticRecord;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskNote;
import cn.jianguan.record.TaskObjectNote;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinIndex;
import cn.jianguan.record.TwinNote;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The records that are encoded on their own, on a topic or in the state of a job, and are therefore
 * read again by later versions.
 */
final class StoredRecords {
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
          SkipRecord.getClassSchema(),
          ErasureRecord.getClassSchema(),
          StatisticRecord.getClassSchema(),
          NotificationRecord.getClassSchema(),
          CaseState.getClassSchema(),
          HitNote.getClassSchema(),
          MoveNote.getClassSchema(),
          EpisodeNote.getClassSchema(),
          AlertPlanDecision.getClassSchema(),
          JointVisit.getClassSchema(),
          SubjectFact.getClassSchema(),
          PlannedVisit.getClassSchema(),
          SubjectFile.getClassSchema(),
          PlanNote.getClassSchema(),
          TaskNote.getClassSchema(),
          TaskObjectNote.getClassSchema(),
          ActTurn.getClassSchema(),
          TwinNote.getClassSchema(),
          TwinAnswer.getClassSchema(),
          TwinIndex.getClassSchema(),
          DeliveryRecord.getClassSchema());

  private StoredRecords() {}

  /** Current schemas, as generated. */
  static List<Schema> schemas() {
    return SCHEMAS;
  }
}
