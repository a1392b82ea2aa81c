/** The command line: {@code deploy/jianguan}. */
package cn.jianguan.local.cli;
