/**
 * What may become of an alert: the closed loop (闭环) as a table of moves, and what each move asks of
 * who makes it. The table is the contract of topic {@code commands}, so it lies beside the records:
 * casework makes moves by it, and whoever sends commands can tell beforehand which are possible.
 */
package cn.jianguan.lifecycle;
