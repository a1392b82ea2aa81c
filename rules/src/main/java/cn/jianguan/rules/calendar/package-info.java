/** Working days, as the State Council's notices say them, and deadlines counted in them. */
package cn.jianguan.rules.calendar;
