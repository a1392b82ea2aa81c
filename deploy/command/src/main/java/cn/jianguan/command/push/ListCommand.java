package cn.jianguan.command.push;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which endpoints are registered. */
@Command(name = "list", description = "已登记的端点 / endpoints that are registered")
final class ListCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Override
  public Integer call() throws IOException {
    try (EndpointTable table = new EndpointTable(option.cluster())) {
      for (Endpoint endpoint : table.all()) {
        print(
            "%s  %s  %s  events=%s  secrets=%s%s%s%s"
                .formatted(
                    endpoint.getEndpointId(),
                    endpoint.getAgencyCode(),
                    endpoint.getUrl(),
                    endpoint.getEvents().isEmpty() ? "*" : String.join(",", endpoint.getEvents()),
                    String.join(",", endpoint.getSecretNames()),
                    endpoint.getSm3() ? "  sm3" : "",
                    endpoint.getQuietFrom().isEmpty()
                        ? ""
                        : "  quiet=" + endpoint.getQuietFrom() + "-" + endpoint.getQuietTo(),
                    endpoint.getDigestAt().isEmpty() ? "" : "  digest=" + endpoint.getDigestAt()));
      }
    }
    return 0;
  }
}
