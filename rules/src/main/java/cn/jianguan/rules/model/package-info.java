/**
 * What a risk-warning model is, once its pack has been read: plain values without behaviour. Packs
 * make them, the engine evaluates them.
 */
package cn.jianguan.rules.model;
