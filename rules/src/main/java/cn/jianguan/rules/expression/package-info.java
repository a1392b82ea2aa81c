/**
 * The filters of manifests: a small language over the features of one act, its trigger and the
 * model's parameters. It can compare and combine, nothing else: no calls, no loops, no assignment.
 */
package cn.jianguan.rules.expression;
