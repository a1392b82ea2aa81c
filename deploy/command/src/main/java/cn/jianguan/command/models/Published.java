package cn.jianguan.command.models;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.pack.Pack;
import java.time.Instant;

/**
 * A record of the topic of models.
 *
 * @param logTime when it became known
 */
record Published(ModelRecord record, Instant logTime) {

  String version() {
    return record.getVersion();
  }

  /** It never holds before it is known. */
  Instant holdsFrom() {
    Instant from = record.getEffectiveFrom();
    return from.isAfter(logTime) ? from : logTime;
  }

  boolean holdsAt(Instant moment) {
    Instant to = record.getEffectiveTo();
    return !holdsFrom().isAfter(moment) && (to == null || to.isAfter(moment));
  }

  Pack pack() {
    return Pack.of(record);
  }
}
