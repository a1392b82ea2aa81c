/** Every change: who, what, before, after. */
package cn.jianguan.server.audit;
