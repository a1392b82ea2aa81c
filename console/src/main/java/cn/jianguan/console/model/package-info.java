/** Publishing models: what is in force, what would change, and what may be published by whom. */
package cn.jianguan.console.model;
