package cn.jianguan.command.push;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an endpoint away, and its secrets. */
@Command(name = "remove", description = "注销端点及其密钥 / take an endpoint away, and its secrets")
final class RemoveCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(paramLabel = "ID", description = "端点标识 / the endpoint")
  private String id;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    try (EndpointTable table = new EndpointTable(cluster);
        EndpointLog log = new EndpointLog(cluster)) {
      Endpoint endpoint = table.named(id);
      log.remove(endpoint);
      SecretsFile.of(cluster).forget(endpoint.getSecretNames());
      if (DepartmentTopic.isUrl(endpoint.getUrl())) {
        TopicDesk.of(
            cluster,
            desk -> {
              desk.remove(id);
              return null;
            });
        print("其主题连同所存消息已删除 / its topic is deleted with what was in it: " + DepartmentTopic.of(id));
      }
      print(
          "已注销；等待中的消息已放弃，以同名重新登记后可 push replay / taken away; what waited is given up, push replay sends it once an endpoint of that name is there again: "
              + id);
    }
    return 0;
  }
}
