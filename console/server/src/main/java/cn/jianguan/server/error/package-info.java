/** What the API answers when it does not do what was asked: RFC 9457, in both languages. */
package cn.jianguan.server.error;
