package cn.jianguan.jobs.load.projection;

import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.LogRecord;

/** Where the rows of a record go. */
public interface RowCollector {
  <R> void add(Table<R> table, LogRow<R> row);

  /** Forgets the rows of the record whose rows came last: it is refused whole. */
  void drop(LogRecord record);
}
