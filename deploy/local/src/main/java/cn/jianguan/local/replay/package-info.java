/**
 * Feeds a stack with all that some sources know, in the order in which it became known, waits until
 * everything has gone through, and reports what came of it.
 *
 * <pre>
 *  ReplayLog (gateway) ─▶ Feed ─▶ Kafka ▸ jobs ▸ ClickHouse      Killer kills Flink meanwhile
 *                                    └───── Drain waits ─────▶ Report (LogCounts, Tables, Fingerprint)
 * </pre>
 */
package cn.jianguan.local.replay;
