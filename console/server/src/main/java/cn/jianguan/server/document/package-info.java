/** Documents that people hand in with what they do: photos of a place, records, decisions. */
package cn.jianguan.server.document;
