package cn.jianguan.console.model;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.publication.PublishedVersion;
import java.time.Instant;

/**
 * A record of the topic of models.
 *
 * @param logTime when it became known
 */
public record Published(ModelRecord record, Instant logTime) {

  public String version() {
    return record.getVersion();
  }

  /** It never holds before it is known. */
  public Instant holdsFrom() {
    return Instant.ofEpochMilli(PublishedVersion.holdsFrom(record, logTime.toEpochMilli()));
  }

  public Pack pack() {
    return Pack.of(record);
  }
}
