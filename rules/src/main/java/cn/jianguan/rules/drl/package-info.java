/**
 * Reads {@code logic.drl} into a tree, and writes the tree as text again. What is not in the
 * grammar of {@link cn.jianguan.rules.drl.DrlParser} has no tree; what the rule engine compiles is
 * written from the tree, so nothing else can reach it. Plain Java: Drools is in {@code logic}.
 */
package cn.jianguan.rules.drl;
