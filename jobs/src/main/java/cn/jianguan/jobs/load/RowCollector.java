package cn.jianguan.jobs.load;

/** Where the rows of a record go. */
interface RowCollector {
  <R> void add(Table<R> table, LogRow<R> row);
}
