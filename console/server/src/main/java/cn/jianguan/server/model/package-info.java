/** Risk-warning models: the catalogue, versions and their files, drafts, backtests. */
package cn.jianguan.server.model;
