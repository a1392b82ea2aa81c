/**
 * Lets Drools judge: one flat {@link cn.jianguan.rules.logic.Bundle} per evaluation goes in, a
 * {@link cn.jianguan.rules.logic.Verdict} comes out. The only package that knows Drools.
 */
package cn.jianguan.rules.logic;
