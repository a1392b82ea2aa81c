/**
 * 汇集 / gathering: rows of one delivery that tell of one act, in whatever file they stand, become
 * that one act.
 */
package cn.jianguan.console.gateway.gather;
