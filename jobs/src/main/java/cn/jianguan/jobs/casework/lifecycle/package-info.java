/**
 * The closed loop (闭环) at work: {@code LifecycleTable} binds the table of moves to guards and
 * effects; {@link cn.jianguan.jobs.casework.lifecycle.Lifecycle} looks rows up and makes the moves.
 * Guards look, effects write; no effect runs before every guard has agreed.
 */
package cn.jianguan.jobs.casework.lifecycle;
