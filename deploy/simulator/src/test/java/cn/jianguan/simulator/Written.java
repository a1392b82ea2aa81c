package cn.jianguan.simulator;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.logic.CompiledRuleCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A province of the least scale: what it wrote, and what the rehearsed job said of it. */
record Written(List<TimedRecord> log, List<OutputRecord> outputs) {
  private static final Instant END = Instant.parse("2024-06-01T01:00:00Z");
  private static final Path CALENDAR = Path.of("..", "sources", "cn");
  private static final Codec CODEC = Codec.standard();

  /** Compiled once for all tests of the module. */
  private static final Path RULES = Path.of("target", "rules");

  private static Written first;

  /** That of seed 1, simulated once for all classes. */
  static synchronized Written first() throws IOException {
    if (first == null) {
      first = of(1);
    }
    return first;
  }

  static Written of(long seed) throws IOException {
    List<OutputRecord> outputs = new ArrayList<>();
    EvaluatorOptions options = EvaluatorOptions.DEFAULT.with(CompiledRuleCache.in(RULES));
    List<TimedRecord> log =
        new Simulation(Scale.TINY, seed, END, "a secret of tests only", options)
            .run(Source.load(CALENDAR).references(), outputs::add, day -> {});
    return new Written(log, outputs);
  }

  <T extends SpecificRecord> List<T> wrote(Topic topic, Class<T> type) {
    return log.stream()
        .filter(it -> it.topic() == topic)
        .map(it -> decoded(it.bytes(), type))
        .toList();
  }

  <T extends SpecificRecord> List<T> said(Topic topic, Class<T> type) {
    return outputs.stream()
        .filter(it -> it.topic() == topic)
        .map(it -> decoded(it.bytes(), type))
        .toList();
  }

  private static <T extends SpecificRecord> T decoded(byte[] bytes, Class<T> type) {
    try {
      return CODEC.decode(bytes, type);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e.expected(), e);
    }
  }

  /** Of every record with its topic, key and time, in order. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (TimedRecord record : log) {
        digest.update(record.topic().kafkaName().getBytes(StandardCharsets.UTF_8));
        digest.update(record.key());
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(record.logTime()).array());
        digest.update(record.bytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
