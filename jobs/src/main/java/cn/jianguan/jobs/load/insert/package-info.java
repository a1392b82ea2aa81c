/**
 * Rows to the server: a {@link cn.jianguan.jobs.load.insert.Block} is what one insert sends, {@link
 * cn.jianguan.jobs.load.insert.Inserter} sends it until it is stored.
 */
package cn.jianguan.jobs.load.insert;
