package cn.jianguan.jobs.load.projection;

import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;

/** Where the rows of a record go. */
public interface RowCollector {
  <R> void add(Table<R> table, LogRow<R> row);
}
