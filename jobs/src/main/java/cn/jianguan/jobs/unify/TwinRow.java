package cn.jianguan.jobs.unify;

import cn.jianguan.record.TwinNote;

/**
 * A row about an object.
 *
 * @param note what is remembered of it
 * @param twin what it says; null where its source has withdrawn it
 */
record TwinRow(TwinNote note, Twin twin) {}
