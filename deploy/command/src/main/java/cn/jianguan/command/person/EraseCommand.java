package cn.jianguan.command.person;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogWriter;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.ErasureRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases a person from the tables, and records that. */
@Command(
    name = "erase",
    description = "抹除并记录：标准输入给出号码或姓名 / erase, and record it; number or name on the standard input")
final class EraseCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Asked asked;
  @Mixin private Actor actor;

  @Option(
      names = "--why",
      required = true,
      description =
          "依据，记录在案，勿写姓名号码 / why, on record: the request it answers, without names and numbers")
  private String why;

  @Option(
      names = "--open-alerts",
      description = "有未办结预警也抹除 / although alerts about the person are open")
  private boolean evenOpen;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.cluster();
    Asked.Person person = asked.read(cluster);
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      PersonTables tables = new PersonTables(clickHouse, person.pseudonyms(), person.clear());
      List<String> open = tables.openAlerts();
      if (!open.isEmpty() && !evenOpen) {
        throw new IOException(
            "有未办结的预警，办结后再抹除，或加 --open-alerts / alerts are open: close them first, or add"
                + " --open-alerts: "
                + String.join(", ", open));
      }
      ErasureRecord erasure = record(tables, person);
      try (LogWriter log = new LogWriter(cluster.kafka(LogUser.OPERATOR))) {
        log.write(Erasures.logged(erasure)); // who breaks off has asked for it all the same
        erasure.setPlaces(tables.erase());
        log.write(Erasures.logged(erasure));
      }
      Erasures.write(clickHouse, erasure);
      tell(cluster, erasure);
    }
    return 0;
  }

  private ErasureRecord record(PersonTables tables, Asked.Person person) throws IOException {
    Map<String, List<Mention>> found = tables.find();
    List<String> positions = List.copyOf(tables.positions(found));
    List<String> rejects = List.copyOf(tables.rejects(found));
    return new ErasureRecord(
        UUID.randomUUID().toString(),
        Instant.now(),
        actor.name(),
        why,
        List.copyOf(person.pseudonyms()),
        List.of(),
        positions,
        rejects);
  }

  private void tell(Cluster cluster, ErasureRecord erasure) throws IOException {
    erasure.getPlaces().forEach(this::print);
    print("抹除记录 / record: erasure " + erasure.getErasureId());
    print(
        "日志中仍在的位置，已入记录 / positions in the log where it stays, on record: "
            + erasure.getPositions().size());
    print("何时消失 / until when:");
    LogKeeping.lines(cluster.kafka(LogUser.READER)).forEach(line -> print("  " + line));
    print(
        "作业状态与检查点中只有化名，按保留期遗忘 / states of jobs have the pseudonym alone, and forget it in their time");
  }
}
