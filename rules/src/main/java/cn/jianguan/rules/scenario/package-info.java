/**
 * Scenarios: a model's own examples — given these acts, expect these hits — run by the engine that
 * also runs live. Time passes as in the log: acts in the order they became known, a deadline after
 * everything known by then.
 */
package cn.jianguan.rules.scenario;
