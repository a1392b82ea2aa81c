/**
 * Deadlines: which stages have clocks and how long they run. Deadlines are instants of the log's
 * clock; working days come from the reference calendar. Red and yellow cards (超期红黄牌) hang on the
 * same stages; {@code Ring} says what the clock does next to a case.
 */
package cn.jianguan.jobs.casework.sla;
