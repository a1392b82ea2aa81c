/** {@code jianguan grades}: ranks supervised objects by what is known on a day, and says why. */
package cn.jianguan.command.grades;
