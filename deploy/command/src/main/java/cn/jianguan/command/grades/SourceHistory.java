package cn.jianguan.command.grades;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.GatewayCheck;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a folder of source files says, by its mapping, without anything running. A row that is there
 * twice counts once; of several images of an object or a decision the one that became known last
 * counts.
 */
final class SourceHistory {
  private static final Set<ActKind> FILINGS =
      EnumSet.of(ActKind.REPORT_FILING, ActKind.WASTE_MANIFEST);

  private final Codec codec = Codec.standard();
  private final Map<String, Image> images = new HashMap<>();
  private final Set<Long> filings = new HashSet<>();
  private final Known known;

  private record Image(SupervisionAct act, long logTime) {}

  SourceHistory(Known known) {
    this.known = known;
  }

  void read(Source source, Path data, Consumer<FileReport> progress) throws IOException {
    GatewayCheck.run(source, data, progress, (record, contentHash) -> take(record));
    images.values().forEach(image -> known.act(image.act(), image.logTime()));
  }

  private void take(TimedRecord record) throws IOException {
    if (record.topic() != Topic.ACTS) {
      return;
    }
    SupervisionAct act;
    try {
      act = codec.decode(record.bytes(), SupervisionAct.class);
    } catch (UnreadableException e) {
      throw new IOException("a record of our own: " + e.expected(), e);
    }
    if (FILINGS.contains(act.getKind())) {
      // Millions; their images never change, since a row is what it says.
      if (filings.add(identity(act))) {
        known.act(act, record.logTime());
      }
    } else {
      images.merge(
          key(act),
          new Image(act, record.logTime()),
          (one, other) -> other.logTime() < one.logTime() ? one : other);
    }
  }

  private static String key(SupervisionAct act) {
    String everywhere = act.getEnvelope().getRecordUniqueIdentity();
    return act.getKind() + (everywhere.isEmpty() ? act.getEnvelope().getCdId() : everywhere);
  }

  private static long identity(SupervisionAct act) {
    String id = act.getEnvelope().getCdId();
    return (long) id.hashCode() << 32
        | new StringBuilder(id).reverse().toString().hashCode() & 0xffffffffL;
  }
}
