/**
 * What jobs and the command are told from outside: their options, typed, in one class each, and the
 * file that holds the values.
 */
package cn.jianguan.jobs.config;
