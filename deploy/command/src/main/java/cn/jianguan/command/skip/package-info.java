/** Positions of the log that operators let a job pass. */
package cn.jianguan.command.skip;
