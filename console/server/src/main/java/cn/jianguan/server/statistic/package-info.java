/** Counts with their denominators. */
package cn.jianguan.server.statistic;
