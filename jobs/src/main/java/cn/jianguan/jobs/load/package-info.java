/**
 * Topics into ClickHouse. {@link cn.jianguan.jobs.load.Projection} says which rows a record is,
 * {@link cn.jianguan.jobs.load.Tables} which tables there are; the rest carries the rows over.
 */
package cn.jianguan.jobs.load;
