/**
 * The closed loop (闭环) as a table: {@code Table} holds a row per kind of move with who may make it,
 * what must hold, where it leads and what it does; {@link
 * cn.jianguan.jobs.casework.lifecycle.Lifecycle} looks rows up and makes the moves. Guards look,
 * effects write; no effect runs before every guard has agreed.
 */
package cn.jianguan.jobs.casework.lifecycle;
