package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.CaseState;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * What is never suppressed and never deferred: RED, models marked N, casualties, stability, groups,
 * criminal matters, listed ones, minors, life safety. Absolute: no rule comes before it but the
 * question whether the record is valid at all.
 */
public final class NeverList {
  private static final Set<String> TAGS =
      Set.of("CASUALTY", "STABILITY", "GROUP", "CRIMINAL", "LISTED", "MINOR", "LIFE_SAFETY");

  private NeverList() {}

  static boolean holds(Severity severity, Collection<String> codes, Collection<String> tags) {
    return severity == Severity.RED || codes.contains("N") || !Collections.disjoint(tags, TAGS);
  }

  public static boolean holds(HitRecord hit) {
    return holds(hit.getSeverity(), hit.getSuppressCodes(), hit.getTags());
  }

  /** Of a case with all its hits. */
  public static boolean holds(CaseState file) {
    return file.getAlert().getListed()
        || holds(file.getAlert().getSeverity(), file.getSuppressCodes(), file.getTags());
  }
}
