/** Keeping accounts, and the audit. */
package cn.jianguan.server.admin;
