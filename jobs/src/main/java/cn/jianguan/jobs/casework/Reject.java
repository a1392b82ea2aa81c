package cn.jianguan.jobs.casework;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import java.time.Instant;

/** Answers to what casework does not accept. */
final class Reject {
  private static final Rejects REJECTS = new Rejects(StationName.CASEWORK);

  private Reject() {}

  /** The answer to what was not understood, or could not be handled. */
  static RejectRecord of(CaseInput input, Refusal refusal, Instant now) {
    if (input instanceof CaseInput.Command command) {
      return REJECTS.of(command.record().original(), refusal);
    }
    String what = input instanceof CaseInput.Hit ? "hit-" : "inner-";
    return reject(new Original(what + input.subject(), now.toEpochMilli(), input.bytes()), refusal);
  }

  /** The answer to a command. */
  static RejectRecord of(LogRecord record, CommandRecord command, Refusal refusal, Instant now) {
    RejectRecord reject =
        reject(
            new Original(record.position(), now.toEpochMilli(), record.bytes(), record.length()),
            refusal);
    reject.setCdSource(command.getSourceSystem());
    reject.setKind("COMMAND");
    return reject;
  }

  /** The dead letter of a hit whose alert has ended. */
  static RejectRecord of(HitRecord hit, Refusal refusal) {
    byte[] bytes = Codec.standard().encode(hit);
    RejectRecord reject =
        reject(
            new Original("hit-" + hit.getHitId(), hit.getLogTime().toEpochMilli(), bytes), refusal);
    reject.setKind("HIT");
    return reject;
  }

  private static RejectRecord reject(Original original, Refusal refusal) {
    String id =
        StableId.of(
            StationName.CASEWORK.word(), original.position(), Long.toString(original.logTime()));
    return REJECTS.of(id, original, refusal);
  }
}
