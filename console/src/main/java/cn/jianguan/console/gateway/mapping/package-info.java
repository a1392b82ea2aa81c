/**
 * 映射语言 / the mapping language: what a department writes in YAML, compiled into functions over rows.
 * {@code MappingEntry} is a place in a file that can name a mistake, {@code TextExpression} and
 * {@code TimestampExpression} compile values, {@code MappingScope} says what they can refer to:
 * columns, named values, code maps and lookup tables.
 *
 * <p>A mistake in a mapping is a {@link cn.jianguan.console.gateway.mapping.MappingException}, a
 * row it does not fit a {@code RowRefusedException}.
 */
package cn.jianguan.console.gateway.mapping;
