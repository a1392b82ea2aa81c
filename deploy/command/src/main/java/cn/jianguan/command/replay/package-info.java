/**
 * Feeds a cluster with all that some sources know, in the order in which it became known, waits
 * until everything has gone through, and reports what came of it.
 *
 * <pre>
 *  ReplayLog (gateway) ─▶ Feed ─▶ Kafka ▸ jobs ▸ ClickHouse
 *                                    └───── Drain waits ─────▶ Report (LogCounts, Tables, Fingerprint)
 * </pre>
 */
package cn.jianguan.command.replay;
