package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.row.RowRefusedException;
import java.io.IOException;

/** Writes one field, or a run of constant ones, of a record in Avro binary. */
@FunctionalInterface
interface FieldEncoder {
  void write(RecordBuffer buffer) throws IOException, RowRefusedException;
}
