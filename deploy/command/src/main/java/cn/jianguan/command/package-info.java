/** The commands that need only the addresses of a cluster, and what all commands share. */
package cn.jianguan.command;
