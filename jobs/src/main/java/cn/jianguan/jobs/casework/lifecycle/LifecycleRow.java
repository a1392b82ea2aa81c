package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.lifecycle.MoveRow;
import java.util.List;

/** A row of the table with what its names stand for. */
record LifecycleRow(MoveRow row, When when, List<Guard> guards, List<Effect> effects) {}
