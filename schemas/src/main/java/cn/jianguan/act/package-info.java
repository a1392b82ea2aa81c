/**
 * 监管行为的种类 / kinds of supervision acts, as the schemas declare them: which body a kind carries,
 * which subjects remember it, what each text in it holds. Whoever treats acts by kind or by field
 * reads it here, so that a new kind is declared once, in {@code src/main/avro/bodies}.
 */
package cn.jianguan.act;
