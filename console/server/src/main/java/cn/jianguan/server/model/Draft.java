package cn.jianguan.server.model;

import cn.jianguan.rules.pack.Pack;
import java.time.Instant;
import java.util.Map;

/**
 * A version that somebody writes.
 *
 * @param base version it began as
 * @param revision grows with every change: who decides about a draft says which he saw
 * @param offered whether its author has handed it in
 * @param note what author or reviewer said last
 */
record Draft(
    long id,
    String modelId,
    String base,
    String author,
    int revision,
    boolean offered,
    String note,
    Map<String, String> files,
    Instant createdAt,
    Instant changedAt) {

  Pack pack() {
    return new Pack(modelId, files);
  }
}
