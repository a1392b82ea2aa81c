/** One enterprise with all that is known about it. */
package cn.jianguan.server.subject;
