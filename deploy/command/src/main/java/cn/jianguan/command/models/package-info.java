/**
 * The life of models from the command line, one class per command: {@code deploy/jianguan models}.
 */
package cn.jianguan.command.models;
