/** The whole one-machine stack over one data directory. */
package cn.jianguan.local.stack;
