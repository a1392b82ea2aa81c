/**
 * The act-log as a history that ends: what a backtest reads in place of acts. {@link
 * cn.jianguan.jobs.app.BacktestTopology} puts it before the warning station.
 */
package cn.jianguan.jobs.backtest;
