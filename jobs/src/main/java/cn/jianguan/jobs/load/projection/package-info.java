/**
 * Which rows a record of a topic is: {@link cn.jianguan.jobs.load.projection.Projection}, a pure
 * function.
 */
package cn.jianguan.jobs.load.projection;
