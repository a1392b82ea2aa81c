package cn.jianguan.command.push;

import cn.jianguan.code.NearCodes;
import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.jobs.push.http.Networks;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers an endpoint and makes its secret. */
@Command(name = "add", description = "登记端点并生成签名密钥 / register an endpoint, make its secret")
final class AddCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(
      paramLabel = "ID",
      description = "端点标识，自定 / short name of your choice, e.g. nj-emergency")
  private String id;

  @Option(names = "--org", required = true, description = "机构编码 / code of the organisation")
  private String org;

  @ArgGroup(multiplicity = "1")
  private Way way;

  /** How messages get there. */
  static final class Way {
    @Option(names = "--url", required = true, description = "地址 / address, https")
    private String url = "";

    @Option(
        names = "--kafka",
        required = true,
        description = "以 Kafka 主题送达 / by a Kafka topic of its own, push-ID")
    private boolean kafka;
  }

  @Option(
      names = "--events",
      split = ",",
      description =
          "只要这些事件 / only these: dispatched, raised, due_soon, carded, returned, basis_changed,"
              + " closed, joint_visit, moved, weekly_list (default: all)")
  private List<String> events = List.of();

  @Option(
      names = "--quiet",
      paramLabel = "FROM-TO",
      description = "免打扰时段，红色预警除外 / quiet hours, RED excepted, e.g. 22:00-07:00")
  private String quiet = "";

  @Option(
      names = "--digest",
      paramLabel = "HH:mm",
      description = "每日汇总时刻，红色预警除外 / one message a day at, RED excepted")
  private String digest = "";

  @Option(names = "--sm3", description = "加国密签名 / an SM3 signature beside the standard one")
  private boolean sm3;

  @Option(names = "--contact", description = "联系岗位 / whom to ask there: a post, not a person")
  private String contact = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    SecretsFile secrets = SecretsFile.of(cluster);
    try (EndpointTable table = new EndpointTable(cluster);
        EndpointLog log = new EndpointLog(cluster)) {
      requireNew(table);
      String name = SecretNames.first(id);
      Endpoint endpoint = endpoint(name);
      EndpointLog.require(endpoint);
      requireKnown(table.organisations());
      if (!way.kafka) {
        String listed = cluster.configuration().get(PushJobOptions.PRIVATE_NETWORKS);
        new Reach(Networks.parse(listed))
            .warning(way.url)
            .ifPresent(warning -> print("注意 / mind: " + warning));
      }
      if (way.kafka) {
        tellReader(cluster, TopicDesk.of(cluster, desk -> desk.make(id)));
      }
      log.register(endpoint);
      String secret = secrets.make(name);
      print("已登记 / registered: " + id);
      print("签名密钥，只显示这一次，请经安全途径交给对方 / its secret, shown this once, to be handed over safely:");
      print("  " + secret);
      print("存于 / kept in: " + secrets.path());
      print("试发 / try it: deploy/jianguan endpoint test " + id);
    }
    return 0;
  }

  private void requireNew(EndpointTable table) throws IOException {
    String other = table.alike(id).orElse("");
    if (other.equals(id)) {
      throw new IOException("已有此端点 / there is one already: " + id);
    }
    if (!other.isEmpty()) {
      throw new IOException(
          "已有端点 %s，仅大小写不同，易混淆，请另取 / there is %1$s, which differs by capital letters alone; choose another name"
              .formatted(other));
    }
  }

  /** To a code that is in no list nothing is ever sent. */
  private void requireKnown(Map<String, String> organisations) throws IOException {
    if (!organisations.containsKey(org)) {
      throw new IOException(
          "--org %s: 不在现行有效的机构名录（agency）中 / not in the list of agencies that are in force%s"
              .formatted(org, NearCodes.nearest(org, organisations.keySet(), organisations::get)));
    }
  }

  private void tellReader(Cluster cluster, Optional<Path> login) {
    String name = DepartmentTopic.of(id);
    print("主题、用户、消费组同名 / topic, user and group are called: " + name);
    print("保留天数 / kept for days: " + TopicDesk.KEPT.toDays());
    print("Kafka: " + cluster.kafka(LogUser.READER).bootstrapServers());
    print(
        login
            .map(file -> "客户端设置，请经安全途径交给对方 / client settings, to be handed over safely: " + file)
            .orElse(
                "请在 Kafka 中建此用户（SCRAM 或证书），权限已给 / make that user in Kafka, its rules are there"));
  }

  private Endpoint endpoint(String secretName) throws IOException {
    if (events.stream().anyMatch(String::isBlank)) {
      throw new IOException(
          "--events: 事件不得为空，全部都要则不写 / an event is empty; leave the option out for all");
    }
    if (!quiet.isEmpty() && quiet.matches("(.+)-\\1")) {
      throw new IOException("--quiet: 开始与结束相同 / begins when it ends: " + quiet);
    }
    String[] hours = quiet.isEmpty() ? new String[] {"", ""} : quiet.split("-", 2);
    if (hours.length != 2) {
      throw new IOException("--quiet: 应如 22:00-07:00 / write 22:00-07:00: " + quiet);
    }
    return Endpoint.newBuilder()
        .setEndpointId(id)
        .setAgencyCode(org)
        .setUrl(way.kafka ? DepartmentTopic.url(id) : way.url)
        .setEvents(events)
        .setSecretNames(List.of(secretName))
        .setSm3(sm3)
        .setQuietFrom(hours[0])
        .setQuietTo(hours[1])
        .setDigestAt(digest)
        .setContact(contact)
        .build();
  }
}
