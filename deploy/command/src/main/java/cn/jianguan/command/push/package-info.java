/** Endpoints of departments, their secrets, what was sent to them, and what is sent again. */
package cn.jianguan.command.push;
