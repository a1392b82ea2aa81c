package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.log.LogRecord;
import java.util.Arrays;

/** What reaches casework, not decoded; all kinds share the key, the alert's subject. */
public sealed interface CaseInput {
  /** Key under which everything about one subject comes together. */
  String subject();

  /**
   * Order at one moment: what is known of the object before hits, so that a decision looks at all
   * of it; hits before commands, since a person can only answer what is there. Hits of one alert's
   * subject come from one subject's evaluation and keep its order, as do the drawn objects of one
   * plan; where two plans or two acts speak at once, their content decides.
   */
  static int order(CaseInput one, CaseInput other) {
    int places = Integer.compare(one.place(), other.place());
    if (places != 0 || one instanceof Hit) {
      return places;
    }
    return Arrays.compareUnsigned(one.bytes(), other.bytes());
  }

  /** What the sender, or the station before, wrote. */
  byte[] bytes();

  /** Among what arrives at one moment. */
  private int place() {
    if (this instanceof Command) {
      return 3;
    }
    return this instanceof Hit ? 2 : this instanceof Visit ? 1 : 0;
  }

  /**
   * What an act means for decisions about the object.
   *
   * @param bytes a {@code SubjectFact} in single-object encoding
   */
  record Fact(String subject, byte[] bytes) implements CaseInput {}

  /**
   * A drawn object of a random-inspection task, as it stands from now on.
   *
   * @param bytes a {@code PlannedVisit} in single-object encoding
   */
  record Visit(String subject, byte[] bytes) implements CaseInput {}

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

    @Override
    public byte[] bytes() {
      return record.bytes();
    }
  }
}
