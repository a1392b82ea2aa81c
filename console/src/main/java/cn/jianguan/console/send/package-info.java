/** Acts of people and systems who wait for an answer to each. */
package cn.jianguan.console.send;
