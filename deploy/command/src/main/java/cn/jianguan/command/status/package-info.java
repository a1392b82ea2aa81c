/** Whether work is done: what is observed of a cluster, and the judgement over it. */
package cn.jianguan.command.status;
