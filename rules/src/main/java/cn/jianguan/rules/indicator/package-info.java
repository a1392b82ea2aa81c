/** Computes a model's indicators from a subject's history, and says which acts they counted. */
package cn.jianguan.rules.indicator;
