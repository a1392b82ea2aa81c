package cn.jianguan.command.push;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces a secret: first both sign, then the old one is taken out. */
@Command(
    name = "rotate",
    description = "更换签名密钥：先新旧并用，再 --finish 停用旧的 / replace a secret: both sign, until --finish")
final class RotateCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(paramLabel = "ID", description = "端点标识 / the endpoint")
  private String id;

  @Option(names = "--finish", description = "停用旧密钥 / take the old ones out")
  private boolean finish;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    SecretsFile secrets = SecretsFile.of(cluster);
    try (EndpointTable table = new EndpointTable(cluster);
        EndpointLog log = new EndpointLog(cluster)) {
      Endpoint endpoint = table.named(id);
      List<String> names = new ArrayList<>(endpoint.getSecretNames());
      if (finish) {
        if (names.size() < 2) {
          throw new IOException(
              "只有一个密钥 %s，没有可停用的旧密钥；先不带 --finish 更换 / it has one secret only, and no old one to take"
                      .formatted(names.get(0))
                  + " out; replace it first: deploy/jianguan endpoint rotate "
                  + id);
        }
        List<String> old = List.copyOf(names.subList(1, names.size()));
        endpoint.setSecretNames(names.subList(0, 1));
        log.register(endpoint);
        secrets.forget(old);
        print("已停用 / taken out: " + String.join(", ", old));
        return 0;
      }
      String name = SecretNames.next(id, names);
      names.add(0, name);
      endpoint.setSecretNames(names);
      String secret = secrets.make(name);
      log.register(endpoint);
      print("新密钥，只显示这一次；旧的仍同时签名 / the new secret, shown this once; the old one signs beside it:");
      print("  " + secret);
      print(
          "对方换好后 / when the other side has it: deploy/jianguan endpoint rotate %s --finish"
              .formatted(id));
    }
    return 0;
  }
}
