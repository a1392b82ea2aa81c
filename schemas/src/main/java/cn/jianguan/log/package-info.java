/**
 * The log and the path along it: which topics there are, and which stations write and read them.
 * What a topic is called, carries and is kept for is said here and nowhere else.
 */
package cn.jianguan.log;
