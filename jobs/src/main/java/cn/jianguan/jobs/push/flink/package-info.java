/** The stations of the job as Flink runs them, and what flows between them. */
package cn.jianguan.jobs.push.flink;
