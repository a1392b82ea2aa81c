/** The headers of messages, and the signature by SM3 that is theirs alone. */
package cn.jianguan.jobs.push.sign;
