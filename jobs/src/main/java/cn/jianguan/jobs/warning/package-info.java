/** Acts become hits: the rules engine as a station of the job. */
package cn.jianguan.jobs.warning;
