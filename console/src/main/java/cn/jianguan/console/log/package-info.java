/** Answers to what was sent: they are read from the log. */
package cn.jianguan.console.log;
