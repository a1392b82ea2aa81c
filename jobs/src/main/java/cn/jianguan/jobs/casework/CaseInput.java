package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.log.LogRecord;
import java.util.Arrays;

/** What reaches casework, not decoded; both kinds share the key, the alert's subject. */
public sealed interface CaseInput {
  /** Key under which everything about one subject comes together. */
  String subject();

  /**
   * Order at one moment: hits before commands, since a person can only answer what is there. Hits
   * of one alert's subject come from one subject's evaluation and keep its order.
   */
  static int order(CaseInput one, CaseInput other) {
    if (one instanceof Command first && other instanceof Command second) {
      return Arrays.compareUnsigned(first.record().bytes(), second.record().bytes());
    }
    return Boolean.compare(one instanceof Command, other instanceof Command);
  }

  /**
   * A model's hit, or its withdrawal, on its way inside the job.
   *
   * @param bytes a {@code HitRecord} in single-object encoding
   */
  record Hit(String subject, byte[] bytes) implements CaseInput {}

  /**
   * A move that a person or a department's system asks for.
   *
   * @param record as it lay in topic commands, its key the subject
   */
  record Command(LogRecord record) implements CaseInput {
    @Override
    public String subject() {
      return record.key();
    }
  }
}
