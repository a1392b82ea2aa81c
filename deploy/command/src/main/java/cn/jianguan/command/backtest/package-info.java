/**
 * What models would have done: a bounded job over the act-log in the process of the command, and
 * the report on it. {@code deploy/jianguan models backtest}.
 */
package cn.jianguan.command.backtest;
