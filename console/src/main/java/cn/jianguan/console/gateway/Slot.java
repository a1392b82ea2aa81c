package cn.jianguan.console.gateway;

import java.io.IOException;

/** Writes one field, or a run of constant ones, of a record in Avro binary. */
@FunctionalInterface
interface Slot {
  void write(Draft draft) throws IOException, RowRefusedException;
}
