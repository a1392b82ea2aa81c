/** What commands of every kind share: how they speak, the option they all take, where files are. */
package cn.jianguan.local.command;
