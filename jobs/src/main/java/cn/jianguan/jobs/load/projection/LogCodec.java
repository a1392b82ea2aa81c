package cn.jianguan.jobs.load.projection;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Reads the records of the topics that are loaded, whichever of them a message holds. */
final class LogCodec {
  private static final Map<String, Class<? extends SpecificRecord>> TYPES =
      Stream.concat(Stream.of(Heartbeat.class), Job.LOAD.reads().stream().map(Topic::carries))
          .distinct()
          .collect(Collectors.toMap(Class::getName, Function.identity()));

  private final Codec codec = Codec.standard();

  /** The record; null where it is one that no topic of ours carries. */
  SpecificRecord read(byte[] value) throws UnreadableException {
    Class<? extends SpecificRecord> type = TYPES.get(codec.recordName(value));
    return type == null ? null : codec.decode(value, type);
  }
}
