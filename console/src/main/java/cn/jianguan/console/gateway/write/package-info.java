/**
 * 写记录 / writing: a row and a compiled mapping become Avro bytes. {@code RecordLayout} lays a record
 * out by schema position, {@code FieldEncoder} writes one field, {@code ActWriter} makes an act and
 * {@code RowRejects} the reject of a refused row; both are a {@link
 * cn.jianguan.console.gateway.write.TimedRecord}.
 */
package cn.jianguan.console.gateway.write;
