package cn.jianguan.server.admin;

import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the jobs get on, in the words of {@code deploy/jianguan status}, which judges it. */
@RestController
@Tag(name = "admin 管理")
class JobController {
  /** A part that does not answer is waited for there. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final int GOOD = 200;

  private final ClusterFile cluster;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  JobController(ClusterFile cluster) {
    this.cluster = cluster;
  }

  @GetMapping(value = "/api/v1/admin/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "作业是否在推进 / whether the jobs get on")
  byte[] jobs() {
    String address =
        cluster
            .find("status.endpoint")
            .orElseThrow(
                () ->
                    Fault.missing(
                        "配置中没有 status.endpoint，无从得知作业状态",
                        "the configuration names no status.endpoint: nobody to ask"));
    try {
      HttpResponse<String> said =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (said.statusCode() == GOOD) {
        return said.body().getBytes(StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw silent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent();
    }
    throw silent();
  }

  private static Fault silent() {
    return Fault.unavailable(
        "监护进程没有应答：本机为 deploy/jianguan up，其他集群为 status --serve",
        "nobody answers at status.endpoint: on one machine that is up, on a cluster status --serve");
  }
}
