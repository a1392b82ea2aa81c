/** Signatures of messages, and the file their secrets are kept in. */
package cn.jianguan.jobs.push.sign;
