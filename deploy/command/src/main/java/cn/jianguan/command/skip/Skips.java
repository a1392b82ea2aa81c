package cn.jianguan.command.skip;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.Said;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SkipRecord;
import java.util.ArrayList;
import java.util.List;

/** What operators let jobs pass so far. */
public final class Skips {
  private Skips() {}

  /** In the order in which it was said. */
  public static List<SkipRecord> of(LogEnds log) {
    List<SkipRecord> found = new ArrayList<>();
    log.readAll(Topic.SKIPS.kafkaName(), value -> add(value, found));
    return found;
  }

  private static void add(byte[] value, List<SkipRecord> found) {
    try {
      found.add(Codec.standard().decode(value, SkipRecord.class));
    } catch (UnreadableException e) {
      return; // makes no job pass anything either
    }
  }

  /** One line for people. */
  public static Said said(SkipRecord skip) {
    return Said.of(
        "%s 跳过 %s".formatted(skip.getJob(), skip.getPosition()),
        "%s passes by %s".formatted(skip.getJob(), skip.getPosition()),
        "%s, %s: %s".formatted(skip.getSkippedBy(), skip.getSkippedAt(), skip.getReason()));
  }
}
