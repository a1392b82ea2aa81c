package cn.jianguan.command;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.jobs.load.ClickHouseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs one statement in ClickHouse and prints its result as it comes, in any of its output formats.
 */
@Command(name = "sql", description = "在 ClickHouse 中执行一条语句 / run one statement in ClickHouse")
public final class SqlCommand implements Callable<Integer> {
  private static final int OK = 200;

  /** What is answered with rows, be it none. */
  private static final Pattern ASKS =
      Pattern.compile(
          "(?is)(\\s|\\(|--[^\n]*\n|/\\*.*?\\*/)*(SELECT|WITH|SHOW|DESC|DESCRIBE|EXPLAIN|EXISTS)\\b.*");

  @Mixin private ClusterOption option;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--format"},
      defaultValue = "PrettyCompactMonoBlock",
      description = "ClickHouse 输出格式 / output format (default: ${DEFAULT-VALUE})")
  private String format;

  @Option(
      names = "--as-owner",
      description =
          "以属主身份执行，可以修改 / run as the owner, who may change things; otherwise as the reader")
  private boolean owner;

  @Parameters(index = "0", paramLabel = "SQL", description = "语句 / the statement")
  private String sql;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = owner ? option.clusterThatRuns() : option.cluster();
    ClickHouseAddress address = owner ? cluster.clickHouse() : cluster.clickHouseReader();
    String query = "/?database=" + encode(address.database()) + "&default_format=" + encode(format);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.endpoint() + query))
            .header("X-ClickHouse-User", address.user())
            .header("X-ClickHouse-Key", address.password())
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    return print(send(request));
  }

  private static HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new IOException(
          "无法连接 ClickHouse / cannot connect to ClickHouse: " + request.uri().getAuthority(), e);
    }
  }

  private int print(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      if (response.statusCode() != OK) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(new String(body.readAllBytes(), StandardCharsets.UTF_8).strip());
        return 1;
      }
      OutputStream out = System.out;
      long bytes = body.transferTo(out);
      out.flush();
      if (bytes == 0 && ASKS.matcher(sql).matches()) {
        PrintWriter err = spec.commandLine().getErr(); // a pipe gets rows and nothing else
        err.println("无行 / no rows");
        err.flush();
      }
      return 0;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
