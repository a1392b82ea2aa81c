/**
 * 行 / rows: files as departments send them, read one row after another: CSV and JSON lines, plain
 * or gzip, in any charset in which CSV's signs are single bytes. What cannot be read is refused row
 * by row, with the sender's own bytes; nothing is guessed or repaired. No dependency on mappings.
 */
package cn.jianguan.console.gateway.row;
