package cn.jianguan.jobs.app;

import cn.jianguan.jobs.intake.flink.ObservationSerializer;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import cn.jianguan.jobs.order.LogOrderOperator;
import cn.jianguan.jobs.order.StationFactory;
import cn.jianguan.jobs.order.TieBreaker;
import cn.jianguan.jobs.warning.Warning;
import cn.jianguan.log.StationName;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.logic.CompiledRuleCache;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** How stations stand in a job. What a live job and a backtest have in common is here, once. */
final class Stations {
  /** By id, then by the sender's bytes: two that tie in both are interchangeable. */
  static final TieBreaker<LogRecord> BY_CONTENT =
      (one, other) -> {
        int keys = one.key().compareTo(other.key());
        return keys != 0 ? keys : Arrays.compareUnsigned(one.bytes(), other.bytes());
      };

  /** Where barriers pass: little is left for one. */
  static final int FEW_UNWRITTEN = 128;

  private final long cacheBytes;
  private final int unwrittenKeys;
  private final String cache;

  /**
   * @param cacheBytes decoded memory per station and subtask, by its encoded size
   * @param unwrittenKeys changed keys of each of them that wait to be written
   * @param cache folder where compiled rules are kept for the next start; empty: nowhere
   */
  Stations(long cacheBytes, int unwrittenKeys, String cache) {
    this.cacheBytes = cacheBytes;
    this.unwrittenKeys = unwrittenKeys;
    this.cache = cache;
  }

  SingleOutputStreamOperator<OutputRecord> warning(
      DataStream<Observation> observed, DataStream<LogRecord> listsAndPacks) {
    String folder = cache;
    return station(
        StationName.WARNING,
        observed,
        observation -> observation.subject().toString(),
        Observation::order,
        ObservationSerializer.TYPE,
        listsAndPacks,
        metrics -> new Warning(options(folder), metrics),
        OutputRecordSerializer.TYPE);
  }

  private static EvaluatorOptions options(String cache) {
    return cache.isEmpty()
        ? EvaluatorOptions.DEFAULT
        : EvaluatorOptions.DEFAULT.with(CompiledRuleCache.in(Path.of(cache)));
  }

  <D, O> SingleOutputStreamOperator<O> station(
      StationName name,
      DataStream<D> data,
      KeySelector<D, String> key,
      TieBreaker<D> ties,
      ImmutableTypeInformation<D> dataType,
      DataStream<LogRecord> reference,
      StationFactory<D, LogRecord, O> factory,
      TypeInformation<O> outputType) {
    SerializerConfigImpl serializers = new SerializerConfigImpl();
    var wiring =
        new LogOrderOperator.Wiring<D, LogRecord>(
            name.word(),
            key,
            ties,
            dataType.createSerializer(serializers),
            LogRecord::key,
            BY_CONTENT,
            LogRecordSerializer.TYPE.createSerializer(serializers),
            cacheBytes,
            unwrittenKeys);
    return data.keyBy(key, Types.STRING)
        .connect(reference.broadcast())
        .transform(name.word(), outputType, new LogOrderOperator<>(factory, wiring))
        .uid(name.word());
  }
}
