/** What a department reads: the name of the event, the words, the body. */
package cn.jianguan.jobs.push.message;
