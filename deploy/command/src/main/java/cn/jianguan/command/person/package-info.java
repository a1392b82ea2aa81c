/** Finds what is kept of a natural person, and erases it on request. */
package cn.jianguan.command.person;
