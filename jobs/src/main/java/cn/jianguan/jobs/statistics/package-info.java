/**
 * Daily counts that follow every correction. {@link cn.jianguan.jobs.statistics.DailyCounts} says
 * what a record of the log adds or takes away; the rest sums it up per cell.
 */
package cn.jianguan.jobs.statistics;
