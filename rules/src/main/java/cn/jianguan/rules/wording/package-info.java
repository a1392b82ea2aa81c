/**
 * Values as people write them, and sentences made of them: money, shares, times, names of codes.
 */
package cn.jianguan.rules.wording;
