/**
 * Moves of people: a command is sent to the log, and what came of it is waited for. Beside Kafka's
 * clients it knows nothing of the cluster; the command line and the page use the same.
 */
package cn.jianguan.console.move;
