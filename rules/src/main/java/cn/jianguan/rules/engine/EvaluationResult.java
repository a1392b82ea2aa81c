package cn.jianguan.rules.engine;

import cn.jianguan.rules.logic.Verdict;

/**
 * A model's condition holds: what its rules said, and the values they saw.
 *
 * @param occurredAt when it came to hold: the trigger, the deadline, the end of the period
 */
record EvaluationResult(Verdict verdict, Evaluation evaluation, long occurredAt) {}
