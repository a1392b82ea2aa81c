package cn.jianguan.jobs.intake;

import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SupervisionAct;

/**
 * What a row did to the surviving acts.
 *
 * @param act new image of an ASSERT, former one of a RETRACT or DELETE; null where there is none
 * @param duplicateLevel L0, L1 or STALE for a DUPLICATE, else null
 * @param byTwin true where another row of the same act is the cause
 */
record Change(
    ActLogOp op, long version, SupervisionAct act, String duplicateLevel, boolean byTwin) {
  static final String SAME_WAY = "L0";
  static final String OTHER_WAY = "L1";
  static final String STALE = "STALE";

  Change(ActLogOp op, long version, SupervisionAct act, String duplicateLevel) {
    this(op, version, act, duplicateLevel, false);
  }

  static Change duplicate(long version, String level) {
    return new Change(ActLogOp.DUPLICATE, version, null, level);
  }
}
