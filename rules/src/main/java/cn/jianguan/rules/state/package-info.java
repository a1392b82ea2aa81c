/** The port through which stations remember: no framework type, one implementation per world. */
package cn.jianguan.rules.state;
