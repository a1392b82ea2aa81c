/** Alerts: the queue, one alert with all that belongs to it, and the moves that people make. */
package cn.jianguan.server.alert;
