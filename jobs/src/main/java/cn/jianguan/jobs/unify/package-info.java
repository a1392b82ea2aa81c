/**
 * Rows of several sources and levels about one act become one act: keyed by supervised object, the
 * one key that every level of likeness has in common. Decides for all rows of an object together,
 * so that the order in which they came does not matter; tells the log which row stands, with what
 * the others add to it, and which are its aliases.
 */
package cn.jianguan.jobs.unify;
