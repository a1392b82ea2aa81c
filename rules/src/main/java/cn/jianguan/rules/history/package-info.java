/**
 * What a subject has done and suffered: acts reduced to their features, kept by occurredAt, kind
 * and quarter, so that any window can be computed again whenever an act arrives late, changes or
 * goes.
 */
package cn.jianguan.rules.history;
