package cn.jianguan.command.rejects;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.Topic;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record of an input topic. */
final class SentRecord implements SentRow {
  private final Topic topic;
  private final byte[] bytes;
  private final RejectLog log;

  /**
   * @param bytes whole
   */
  SentRecord(Topic topic, byte[] bytes, RejectLog log) {
    this.topic = topic;
    this.bytes = bytes;
    this.log = log;
  }

  @Override
  public Map<String, String> values() {
    return read().map(record -> new RecordFields(record).values()).orElse(Map.of());
  }

  private Optional<SpecificRecord> read() {
    Codec codec = Codec.standard();
    try {
      return Optional.of(
          switch (topic) {
            case ACTS -> codec.decode(bytes, SupervisionAct.class);
            case REFERENCE -> codec.decode(bytes, ReferenceRecord.class);
            case COMMANDS -> codec.decode(bytes, CommandRecord.class);
            default -> throw new IllegalArgumentException(topic.kafkaName());
          });
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  @Override
  public SentAgain send(Map<String, String> edits) throws IOException, InterruptedException {
    SpecificRecord record = read().orElse(null);
    if (record == null && !edits.isEmpty()) {
      throw new IOException("原文不可读，无从改起 / it cannot be read, so nothing in it can be set");
    }
    if (record != null) {
      RecordFields fields = new RecordFields(record);
      edits.forEach(fields::set);
    }
    byte[] sent = edits.isEmpty() ? bytes : Codec.standard().encode(record);
    String position = log.send(new ProducerRecord<>(topic.kafkaName(), key(record), sent));
    return new SentAgain(List.of(position), null);
  }

  private static byte[] key(SpecificRecord record) {
    String key = "";
    if (record instanceof SupervisionAct act) {
      key = RecordIdentity.of(act.getEnvelope());
    } else if (record instanceof ReferenceRecord row) {
      key = RecordIdentity.of(row.getEnvelope());
    } else if (record instanceof CommandRecord command) {
      key = command.getSubject();
    }
    return key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
  }
}
