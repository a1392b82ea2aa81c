/** Flink as a process of its own: its jobs, their checkpoints, its REST interface. */
package cn.jianguan.local.flink;
