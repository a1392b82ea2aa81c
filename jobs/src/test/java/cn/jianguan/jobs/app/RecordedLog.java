package cn.jianguan.jobs.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of topics in a file, to be produced again at the same offsets. */
record RecordedLog(List<Entry> entries) {
  /**
   * One record.
   *
   * @param logTime its timestamp, epoch ms UTC
   */
  record Entry(String topic, int partition, long logTime, byte[] value) {}

  static RecordedLog read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (int left = in.readInt(); left > 0; left--) {
        String topic = in.readUTF();
        int partition = in.readInt();
        long logTime = in.readLong();
        byte[] value = in.readNBytes(in.readInt());
        entries.add(new Entry(topic, partition, logTime, value));
      }
    }
    return new RecordedLog(entries);
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        out.writeUTF(entry.topic());
        out.writeInt(entry.partition());
        out.writeLong(entry.logTime());
        out.writeInt(entry.value().length);
        out.write(entry.value());
      }
    }
  }

  RecordedLog only(Predicate<Entry> wanted) {
    return new RecordedLog(entries.stream().filter(wanted).toList());
  }

  void produce(Broker broker) {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      for (Entry entry : entries) {
        producer.send(
            new ProducerRecord<>(
                entry.topic(), entry.partition(), entry.logTime(), null, entry.value()));
      }
    }
  }
}
