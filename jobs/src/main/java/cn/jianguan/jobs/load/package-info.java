/**
 * Topics into ClickHouse: {@link cn.jianguan.jobs.load.LoadJob}, what it is built of, and {@link
 * cn.jianguan.jobs.load.Migrations} for the tables it needs.
 *
 * <p>Inside: {@code table} says which tables and columns there are, {@code projection} which rows a
 * record of a topic is, {@code insert} brings rows to the server; each knows those before it.
 * {@code backtest} is what backtests write with the same means.
 */
package cn.jianguan.jobs.load;
