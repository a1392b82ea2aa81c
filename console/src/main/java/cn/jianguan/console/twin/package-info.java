/**
 * What people say of two rows, whether they are of one act: sent to the log, and answered by it.
 */
package cn.jianguan.console.twin;
