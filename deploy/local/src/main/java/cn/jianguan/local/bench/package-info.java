/**
 * Measures the stack on one machine, in fresh processes and on real records: what reading costs at
 * all, what the whole path costs, and how soon an alert is there.
 *
 * <pre>
 *  ReplayLog (gateway) ─▶ ActCopies ─┬─▶ Throughput: Feed ─▶ acts ─┬─▶ FloorJob
 *                                    │                             └─▶ all jobs ▸ ClickHouse
 *                                    └─▶ Latency: SteadySender ─▶ acts ▸ all jobs ─▶ Receiver
 * </pre>
 */
package cn.jianguan.local.bench;
