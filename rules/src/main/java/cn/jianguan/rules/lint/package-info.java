/**
 * Says before publication what is wrong with a pack: names that do not exist, parameters that are
 * missing or overlap, rules that do more than judge one bundle, cases no scenario shows.
 */
package cn.jianguan.rules.lint;
