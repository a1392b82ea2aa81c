/** Random draws made and verified at the page. */
package cn.jianguan.server.draw;
