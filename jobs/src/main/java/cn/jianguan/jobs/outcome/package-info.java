/** What stations say to the outside: bytes for one lane of the log. */
package cn.jianguan.jobs.outcome;
