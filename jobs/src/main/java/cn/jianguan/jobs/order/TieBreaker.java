package cn.jianguan.jobs.order;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Decides who of one key comes first at equal log time, by identity and then content, so that
 * neither partition nor file order matters. What it calls equal keeps its order of arrival; two
 * records that can reach a subtask by different ways must be equal only if they are
 * interchangeable.
 */
@FunctionalInterface
public interface TieBreaker<T> extends Comparator<T>, Serializable {}
