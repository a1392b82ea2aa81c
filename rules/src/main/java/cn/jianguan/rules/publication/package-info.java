/** Which version of a model is in force, by what was published of it. */
package cn.jianguan.rules.publication;
