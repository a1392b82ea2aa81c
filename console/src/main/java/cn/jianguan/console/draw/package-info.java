/** Random draws as files: what anybody needs to draw again, and to compare. */
package cn.jianguan.console.draw;
