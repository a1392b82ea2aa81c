/** Documents that belong to moves: what is taken, for the page and the command line alike. */
package cn.jianguan.console.document;
