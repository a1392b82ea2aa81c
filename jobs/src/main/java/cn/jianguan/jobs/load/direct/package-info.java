/**
 * Acts from the log's bytes to ClickHouse's without objects in between: of the act-log, nearly all
 * that is loaded. What is written otherwise than by this version goes the common way.
 */
package cn.jianguan.jobs.load.direct;
