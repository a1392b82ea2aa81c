/** Risk-warning models: the catalogue, versions and their files. */
package cn.jianguan.server.model;
