package cn.jianguan.command.rejects;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends what was refused again, as it was or mended, and waits for the answer. */
@Command(
    name = "retry",
    description = "原样或改后重送，等待结果 / send again, as it was or mended, and wait for the answer")
final class RetryCommand extends ProgressCommand implements Callable<Integer> {
  private static final int REFUSED = 2;
  private static final String STANDARD_INPUT = "-";

  @Mixin private ClusterOption option;
  @Mixin private Actor actor;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "拒收标识或其开头 / ids, or the beginnings of them")
  private List<String> ids;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "改一个字段，名称见 rejects show，可多次 / another value of a field, named as show does; often")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "改后的内容，每行 FIELD=VALUE，如 show 所示；- 为标准输入 / mended values, a line each as show prints"
              + " them; - for standard input")
  private String from;

  @Option(
      names = "--mapping",
      paramLabel = "DIR",
      description = "文件行所用映射 / mapping of rows of files; otherwise that of the shipped source")
  private Path mapping;

  @Option(names = "--again", description = "已处理过的也重送 / also what somebody has handled before")
  private boolean again;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> values = values();
    List<Retry.Mended> rows = ids.stream().map(id -> new Retry.Mended(id, values)).toList();
    Retry retry = new Retry(option.cluster(), mapping, actor.name(), this::print);
    return retry.run(rows, again) ? 0 : REFUSED;
  }

  private Map<String, String> values() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      } else if (!line.isBlank()) {
        throw new IOException("应为 FIELD=VALUE / not a field and its value: " + line);
      }
    }
    values.putAll(set);
    return values;
  }

  private List<String> lines() throws IOException {
    if (from == null) {
      return List.of();
    }
    return from.equals(STANDARD_INPUT)
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
        : Files.readAllLines(Path.of(from));
  }
}
