/**
 * Reference data by identity, log time and day: the one reading of topic {@code reference} that
 * intake, warning, casework and loading share.
 */
package cn.jianguan.reference;
