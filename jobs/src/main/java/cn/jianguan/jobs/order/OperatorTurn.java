package cn.jianguan.jobs.order;

/**
 * A turn of one key: a record or a timer that the station handles.
 *
 * @param behindClock whether the clock had passed its record
 */
record OperatorTurn<E>(E event, boolean behindClock) {}
