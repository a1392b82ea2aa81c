/** The console's server as a process of the one-machine stack. */
package cn.jianguan.local.console;
