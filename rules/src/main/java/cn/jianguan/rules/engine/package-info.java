/**
 * Evaluates models: keeps each subject's history, computes indicators and expectations, lets the
 * rules evaluation, and says which hits came true or turned out never to have been true. Plain
 * Java; a job gives it state and timers by an {@link cn.jianguan.rules.engine.EvaluationContext}.
 */
package cn.jianguan.rules.engine;
