package cn.jianguan.rules.model;

import java.time.LocalDate;

/**
 * One row of a model's decision table.
 *
 * @param name name of the parameter
 * @param region {@code *}, or a region code; trailing pairs of zeros of a six-digit code stand for
 *     the whole subtree (320000 is all of province 32)
 * @param value as written; a number in plain decimal notation, or a text
 * @param from first day it holds, by log time; null always
 * @param to last day it holds; null still
 */
public record ParameterRow(
    String name, String region, String value, LocalDate from, LocalDate to) {}
