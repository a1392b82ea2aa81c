/** What the server is started with, and how it lives and ends. */
package cn.jianguan.server.app;
