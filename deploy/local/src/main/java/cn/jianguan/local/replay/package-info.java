/** A replay over fresh processes, whose Flink may be killed meanwhile. */
package cn.jianguan.local.replay;
