/** What was refused, for who mends it. */
package cn.jianguan.server.reject;
