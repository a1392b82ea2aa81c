/**
 * 监管对象分级 / grades of supervised objects, A (least risk) to D: points by reason over what is known
 * on a day, from one table of weights and half-lives. Plain Java; days are calendar days in
 * Asia/Shanghai, nothing here reads the system clock.
 */
package cn.jianguan.rules.grade;
