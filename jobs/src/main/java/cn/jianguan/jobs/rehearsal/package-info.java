/**
 * The alert job in one thread and in memory: the same stations in the same order of the log,
 * without Flink and Kafka. Whoever makes up a log learns from it what the job will say of it.
 */
package cn.jianguan.jobs.rehearsal;
