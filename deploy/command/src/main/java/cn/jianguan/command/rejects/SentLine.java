package cn.jianguan.command.rejects;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.console.gateway.GatewayImport;
import cn.jianguan.console.gateway.RefusedRow;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A row of a file that the gateway refused. */
final class SentLine implements SentRow {
  private final Cluster cluster;
  private final Source source;
  private final RefusedRow row;

  SentLine(Cluster cluster, Source source, RejectRecord reject) throws IOException {
    this.cluster = cluster;
    this.source = source;
    this.row =
        RefusedRow.of(
            source, reject.getPosition(), reject.getHeader().array(), reject.getOriginal().array());
  }

  @Override
  public Map<String, String> values() throws IOException {
    return row.values();
  }

  @Override
  public SentAgain send(Map<String, String> edits) throws IOException {
    Path folder = Files.createTempDirectory("jianguan-retry");
    List<String> positions = new CopyOnWriteArrayList<>();
    AtomicReference<RejectRecord> refused = new AtomicReference<>();
    try (GatewayImport gateway =
        new GatewayImport(
            cluster
                .kafka(LogUser.GATEWAY)
                .settings(Map.of("max.request.size", Topics.LARGEST_MESSAGE)))) {
      write(edits, folder);
      gateway.rows(
          source,
          folder,
          (record, at) -> {
            if (record.topic() == Topic.REJECTS) {
              refused.set(reject(record));
            } else {
              positions.add(position(at));
            }
          });
      return new SentAgain(List.copyOf(positions), refused.get());
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private void write(Map<String, String> edits, Path folder) throws IOException {
    if (edits.isEmpty()) {
      row.write(folder);
      return;
    }
    Map<String, String> values = new LinkedHashMap<>(row.values());
    for (Map.Entry<String, String> edit : edits.entrySet()) {
      if (values.containsKey(RefusedRow.WHOLE) || edit.getKey().equals(RefusedRow.WHOLE)) {
        values = new LinkedHashMap<>(Map.of(RefusedRow.WHOLE, edits.get(RefusedRow.WHOLE)));
      } else if (values.replace(edit.getKey(), edit.getValue()) == null) {
        throw new IllegalArgumentException("没有此列 / no such column: " + edit.getKey());
      }
    }
    row.write(values, folder);
  }

  private static String position(RecordMetadata at) {
    return at.topic() + '-' + at.partition() + '-' + at.offset();
  }

  private static RejectRecord reject(TimedRecord record) {
    try {
      return Codec.standard().decode(record.bytes(), RejectRecord.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }
}
