package cn.jianguan.command.skip;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.LogPosition;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.command.rejects.RejectLog;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import cn.jianguan.record.SkipRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lets a job pass one position of the log. The record goes to {@code reject} with who, when and
 * why; a job that fails on it goes on at its next attempt.
 */
@Command(
    name = "skip",
    description = "让作业跳过日志中一条记录 / let a job pass one record of the log that it fails on")
public final class SkipCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Actor actor;

  @Parameters(paramLabel = "POSITION", description = "位置 / topic-partition-offset, e.g. acts-0-42")
  private String position;

  @Option(
      names = "--job",
      required = true,
      description = "作业 / alert-job, statistics-job, push-job or load-job")
  private String job;

  @Option(names = "--why", required = true, description = "原因，记录在案 / why; goes on record")
  private String why;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.cluster();
    LogPosition place =
        LogPosition.find(position)
            .orElseThrow(
                () ->
                    new IOException("应如 acts-0-42 / not a position, write acts-0-42: " + position));
    StationName station = station(place.topic());
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.OPERATOR));
        RejectLog out = new RejectLog(cluster)) {
      LogEnds.Stored found =
          log.read(place.partition(), place.offset())
              .orElseThrow(() -> new IOException("日志中没有此记录 / no record lies there: " + position));
      RejectRecord reject =
          new Rejects(station)
              .of(
                  new Original(position, found.time(), found.value()),
                  Refusal.ofAll(
                      RejectReason.SKIPPED,
                      "操作人员让 %s 跳过 / an operator let %1$s pass it".formatted(job)));
      out.handled(reject, RejectState.OPEN, actor.name(), why);
      out.send(skip());
      print("已记录 / on record: " + reject.getRejectId() + " " + position);
      print(
          job
              + " 下次启动任务时跳过；反复失败的作业随即恢复，否则须重启 / passes it when its tasks start next: a job that"
              + " fails on it goes on by itself, another one has to be started anew. See:"
              + " deploy/jianguan status");
    }
    return 0;
  }

  /** Where the job first meets records of the topic. */
  private StationName station(Topic topic) throws IOException {
    Job known =
        Arrays.stream(Job.values())
            .filter(it -> it.jobName().equals(job))
            .findAny()
            .orElseThrow(
                () ->
                    new IOException(
                        "没有这个作业 / no such job: %s; %s"
                            .formatted(
                                job,
                                Arrays.stream(Job.values())
                                    .map(Job::jobName)
                                    .collect(Collectors.joining(", ")))));
    return topic.readers().stream()
        .filter(known.stations()::contains)
        .findFirst()
        .orElseThrow(
            () -> new IOException("%s 不读 / does not read %s".formatted(job, topic.kafkaName())));
  }

  private ProducerRecord<byte[], byte[]> skip() {
    Instant now = Instant.now();
    SkipRecord skip = new SkipRecord(job, position, actor.name(), now, why);
    return new ProducerRecord<>(
        Topic.SKIPS.kafkaName(),
        null,
        now.toEpochMilli(),
        position.getBytes(StandardCharsets.UTF_8),
        Codec.standard().encode(skip));
  }
}
