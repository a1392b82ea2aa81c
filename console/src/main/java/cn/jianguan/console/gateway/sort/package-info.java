/**
 * 外排序 / external sort: records of any number ordered by log time, topic and content, through runs
 * in files, in bounded memory.
 */
package cn.jianguan.console.gateway.sort;
