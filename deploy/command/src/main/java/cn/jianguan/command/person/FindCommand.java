package cn.jianguan.command.person;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says where a person is mentioned, and changes nothing. */
@Command(name = "find", description = "查找：标准输入给出号码或姓名 / find; number or name on the standard input")
final class FindCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Asked asked;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    Asked.Person person = asked.read(cluster);
    print("化名 / pseudonyms: " + String.join(" ", person.pseudonyms()));
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      PersonTables tables = new PersonTables(clickHouse, person.pseudonyms(), person.clear());
      Map<String, List<Mention>> found = tables.find();
      found
          .values()
          .forEach(
              mentions ->
                  mentions.forEach(
                      it ->
                          print(
                              "%s.%s: %d 行 rows%s"
                                  .formatted(
                                      it.table(),
                                      it.column(),
                                      it.rows(),
                                      it.staysWithout() ? "" : "，抹除时删行 / deleted when erased"))));
      Set<String> positions = tables.positions(found);
      print("日志中的位置 / positions in the log: " + positions.size());
      positions.forEach(position -> print("  " + position));
      print("日志主题的保留期 / how long topics keep what is in them:");
      LogKeeping.lines(cluster.kafka(LogUser.READER)).forEach(line -> print("  " + line));
      return found.isEmpty() ? 1 : 0;
    }
  }
}
