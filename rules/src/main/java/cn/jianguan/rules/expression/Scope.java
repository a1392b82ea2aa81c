package cn.jianguan.rules.expression;

import cn.jianguan.record.ActKind;
import java.util.Set;

/**
 * What an expression may name, checked when it is read: a name counts if at least one of the kinds
 * has such a feature.
 *
 * @param own kinds of the act under test ({@code name})
 * @param trigger kinds of the triggering or opening act ({@code $name}); empty where there is none
 * @param parameters parameters of the model ({@code #name}), and {@code @name} for each indicator
 *     whose value may be read ({@code @name})
 */
public record Scope(Set<ActKind> own, Set<ActKind> trigger, Set<String> parameters) {}
