/**
 * Notifications into signed HTTP requests to the endpoints that departments have registered. In the
 * order of the path: {@code flink} finds the endpoints of a notification and keeps what is not
 * acknowledged; {@code lane} says what is sent next, and when; {@code message} words it; {@code
 * sign} signs it; {@code http} sends it.
 */
package cn.jianguan.jobs.push;
