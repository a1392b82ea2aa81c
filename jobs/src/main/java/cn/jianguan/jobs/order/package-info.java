/**
 * The clock is in the log: a {@link cn.jianguan.jobs.order.Station} sees what concerns one key in
 * log-time order, whatever the interleaving of partitions, together with the timers it set. {@link
 * cn.jianguan.jobs.order.StationHarness} runs a station in state, {@code LogOrderOperator} in a
 * job.
 */
package cn.jianguan.jobs.order;
