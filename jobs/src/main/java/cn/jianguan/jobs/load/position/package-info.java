/** How far each partition is in ClickHouse, and what it lost since. */
package cn.jianguan.jobs.load.position;
