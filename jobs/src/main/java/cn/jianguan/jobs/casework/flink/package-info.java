/** Casework at the edge: how what waits for it is written. */
package cn.jianguan.jobs.casework.flink;
