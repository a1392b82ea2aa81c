/** Operating-system processes of the one-machine stack: start, watch, bring back, stop. */
package cn.jianguan.local.process;
