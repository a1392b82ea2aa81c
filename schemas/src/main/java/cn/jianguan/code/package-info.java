/**
 * The code systems that rows refer to: credit codes, organisation codes, resident ids, regions,
 * industries. Each parses text as sources write it into a value, or says what it expected; nothing
 * is corrected silently.
 */
package cn.jianguan.code;
