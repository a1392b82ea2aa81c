package cn.jianguan.command.models;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.publication.PublishedVersion;
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
    return Instant.ofEpochMilli(PublishedVersion.holdsFrom(record, logTime.toEpochMilli()));
  }

  Pack pack() {
    return Pack.of(record);
  }
}
