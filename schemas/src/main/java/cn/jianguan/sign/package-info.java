/** Signatures of messages between us and departments, and the file their secrets are kept in. */
package cn.jianguan.sign;
