/** Rows that may be of one act: the queue, two rows side by side, and what people say of them. */
package cn.jianguan.server.duplicate;
