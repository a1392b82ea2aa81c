/**
 * The tables of ClickHouse, derived from the Avro schemas of the topics: {@link
 * cn.jianguan.jobs.load.table.Tables} lists them, {@link cn.jianguan.jobs.load.table.ColumnType}
 * says how a value is declared and written.
 */
package cn.jianguan.jobs.load.table;
