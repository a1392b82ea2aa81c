package cn.jianguan.command.rejects;

import cn.jianguan.command.Home;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.LogPosition;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what was sent behind a reject. */
final class SentRows {
  private static final Set<Topic> MENDABLE =
      EnumSet.of(Topic.ACTS, Topic.REFERENCE, Topic.COMMANDS);

  private final Cluster cluster;
  private final RejectLog log;
  private final Path mapping;
  private final Map<String, Source> sources = new HashMap<>();

  /**
   * @param mapping folder of the mapping for rows of files; null: that of the shipped source
   */
  SentRows(Cluster cluster, RejectLog log, Path mapping) {
    this.cluster = cluster;
    this.log = log;
    this.mapping = mapping;
  }

  /**
   * What was sent.
   *
   * @throws IOException if nobody can send it again: says why, and what to do instead
   */
  SentRow of(RejectRecord reject) throws IOException {
    if (reject.getStation().equals(StationName.GATEWAY.word())) {
      requireWhole(reject);
      return new SentLine(cluster, source(reject.getCdSource()), reject);
    }
    Optional<LogPosition> place = LogPosition.find(reject.getPosition());
    Topic topic = place.map(LogPosition::topic).orElse(null);
    if (topic == Topic.MODELS) {
      throw new IOException(
          "模型请改好后重新发布 / mend the model and publish it: deploy/jianguan models publish DIR …");
    }
    if (!MENDABLE.contains(topic)) {
      throw new IOException(
          ("不是外来数据，无法重送；程序修复后执行 deploy/jianguan rebuild 重载，或 rejects drop / nobody sent it: once"
                  + " the program is mended, deploy/jianguan rebuild loads it again; or drop it: %s")
              .formatted(reject.getPosition()));
    }
    return new SentRecord(topic, bytes(reject, place.get()), log);
  }

  private byte[] bytes(RejectRecord reject, LogPosition place) throws IOException {
    if (reject.getOriginal().remaining() == reject.getOriginalLength()
        && reject.getOriginalLength() > 0) {
      return reject.getOriginal().array();
    }
    try (LogEnds ends = new LogEnds(cluster.kafka(LogUser.OPERATOR))) {
      return ends.read(place.partition(), place.offset())
          .map(LogEnds.Stored::value)
          .orElseThrow(() -> new IOException("日志中没有此记录 / not in the log: " + place));
    }
  }

  private static void requireWhole(RejectRecord reject) throws IOException {
    if (reject.getOriginal().remaining() != reject.getOriginalLength()) {
      throw new IOException(
          "行长超过 64 KiB，未全存：请在原文件中改好后再导入 / longer than what is kept: mend it in its file and import"
              + " again: "
              + reject.getPosition());
    }
  }

  private Source source(String cdSource) throws IOException {
    Source known = sources.get(cdSource);
    if (known == null) {
      known = mapping == null ? shipped(cdSource) : Source.load(mapping);
      if (!known.cdSource().equals(cdSource)) {
        throw new IOException(
            "映射 %s 属于来源 %s，此行来自 / this mapping is of %2$s, the row is of: %s"
                .formatted(mapping, known.cdSource(), cdSource));
      }
      sources.put(cdSource, known);
    }
    return known;
  }

  private static Source shipped(String cdSource) throws IOException {
    try (Stream<Path> folders = Files.list(Home.sources())) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        Source source = Source.load(folder);
        if (source.cdSource().equals(cdSource)) {
          return source;
        }
      }
    }
    throw new IOException(
        "没有自带映射属于来源 %s，请写 / no shipped mapping is of source %1$s, name it: --mapping DIR"
            .formatted(cdSource));
  }

  /** Those that can be shown; a reason why not where they cannot. */
  List<String> lines(RejectRecord reject) {
    try {
      return of(reject).values().entrySet().stream()
          .map(it -> it.getKey() + "=" + it.getValue())
          .toList();
    } catch (IOException | RuntimeException e) {
      return List.of(e.getMessage());
    }
  }
}
