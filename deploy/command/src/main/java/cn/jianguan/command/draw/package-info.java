/** {@code jianguan draw}: random draws that anybody can repeat from what was published. */
package cn.jianguan.command.draw;
