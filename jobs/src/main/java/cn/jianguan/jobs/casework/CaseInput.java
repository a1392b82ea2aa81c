package cn.jianguan.jobs.casework;

import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;

/** What reaches casework; both kinds share the key, the alert's subject. */
public sealed interface CaseInput {
  /** Key under which everything about one subject comes together. */
  String subject();

  /** A model's hit, or its withdrawal. */
  record Hit(HitRecord hit) implements CaseInput {
    @Override
    public String subject() {
      return hit.getAlertSubject();
    }
  }

  /**
   * A move that a person or a department's system asks for.
   *
   * @param position where it lay in the log, "commands-0-42"
   * @param original the sender's own bytes, for the answer if it is refused
   */
  record Command(CommandRecord command, String position, byte[] original) implements CaseInput {
    @Override
    public String subject() {
      return command.getSubject();
    }
  }
}
