/** Values of intake between tasks. */
package cn.jianguan.jobs.intake.flink;
