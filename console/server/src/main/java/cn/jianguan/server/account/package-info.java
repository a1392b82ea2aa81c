/** Who may log in: accounts, their roles, passwords and locks. */
package cn.jianguan.server.account;
