/** One endpoint's queue: what is sent next and when, what an answer means, when it is given up. */
package cn.jianguan.jobs.push.lane;
