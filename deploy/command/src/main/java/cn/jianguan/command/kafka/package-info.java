/** The topics of the log, their heartbeats, and how far readers of them are. */
package cn.jianguan.command.kafka;
