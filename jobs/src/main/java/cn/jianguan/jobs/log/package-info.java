/** The topics of the log as jobs read them that keep no order of their own. */
package cn.jianguan.jobs.log;
