package cn.jianguan.jobs.load.projection;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Reads the records of the topics that are loaded, whichever of them a message holds. */
final class LogCodec {
  private static final Map<String, Class<? extends SpecificRecord>> TYPES =
      List.<Class<? extends SpecificRecord>>of(
              ActLogEntry.class,
              AlertTransition.class,
              Heartbeat.class,
              HitRecord.class,
              ModelRecord.class,
              NotificationRecord.class,
              ReferenceRecord.class,
              RejectRecord.class,
              StatisticRecord.class)
          .stream()
          .collect(Collectors.toMap(Class::getName, Function.identity()));

  private final Codec codec = Codec.standard();

  /** The record; null where it is one that no topic of ours carries. */
  SpecificRecord read(byte[] value) throws UnreadableException {
    Class<? extends SpecificRecord> type = TYPES.get(codec.recordName(value));
    return type == null ? null : codec.decode(value, type);
  }
}
