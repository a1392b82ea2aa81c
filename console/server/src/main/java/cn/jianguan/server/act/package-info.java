/**
 * Acts that people and departments' systems report: read by the gateway, sent, and answered one by
 * one.
 */
package cn.jianguan.server.act;
