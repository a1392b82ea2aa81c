package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.Topic;
import cn.jianguan.record.HitRecord;
import java.util.List;
import java.util.Optional;

/**
 * A hit.
 *
 * @param release model and version
 * @param receivedAt when a reader of committed hits had it, epoch ms
 */
record SeenHit(String release, long receivedAt) {
  static final String TOPIC = Topic.HITS.kafkaName();

  static Optional<SeenHit> read(byte[] record, long at) throws UnreadableException {
    HitRecord hit = Codec.standard().decode(record, HitRecord.class);
    return Optional.of(new SeenHit(hit.getModelId() + "@" + hit.getModelVersion(), at));
  }

  /**
   * The longest time without a hit that ended between two moments, ms.
   *
   * @param hits in the order in which they came
   */
  static long longestGap(List<SeenHit> hits, long from, long to) {
    long longest = 0;
    for (int i = 1; i < hits.size(); i++) {
      long at = hits.get(i).receivedAt;
      if (at >= from && at <= to) {
        longest = Math.max(longest, at - hits.get(i - 1).receivedAt);
      }
    }
    return longest;
  }
}
