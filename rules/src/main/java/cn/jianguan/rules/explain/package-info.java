/** Words for people: why a model fired, and what all models look for. */
package cn.jianguan.rules.explain;
