/** Regions, agencies and models by their codes, as the reference has them. */
package cn.jianguan.server.reference;
