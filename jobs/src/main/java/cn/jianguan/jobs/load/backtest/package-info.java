/** What backtests write: hits that models would have had, and the runs themselves. */
package cn.jianguan.jobs.load.backtest;
