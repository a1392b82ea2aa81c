/** Requests to endpoints: where they may go, how they are sent, what came back. */
package cn.jianguan.jobs.push.http;
