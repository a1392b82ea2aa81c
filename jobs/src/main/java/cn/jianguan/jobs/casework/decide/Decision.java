package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.AlertEvent;

/**
 * What the system does first with a new alert.
 *
 * @param rule rule that fitted
 * @param event move of the lifecycle that carries it out
 * @param code reason code of the transition
 * @param why in words, Chinese first
 */
public record Decision(Rule rule, AlertEvent event, String code, String why) {}
