/** Intake's edge: records out of Kafka, the clock of the log, values between tasks. */
package cn.jianguan.jobs.intake.flink;
