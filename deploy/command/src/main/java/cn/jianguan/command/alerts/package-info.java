/** Alerts as people handle them: look, move, and learn what came of it. */
package cn.jianguan.command.alerts;
