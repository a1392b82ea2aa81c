package cn.jianguan.server.act;

import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The mappings that there are: read when they are asked for, since people write them. */
@Component
class MappingList {
  private final List<Path> folders;

  MappingList(ServerSettings settings) {
    this.folders = settings.sources();
  }

  /**
   * A source with its mappings.
   *
   * @param problem what is wrong with its folder; empty: nothing
   */
  record Shown(
      String source, String cdSource, String title, List<Source.Shown> mappings, String problem) {}

  List<Shown> all() {
    return paths().entrySet().stream()
        .map(it -> shown(it.getKey(), it.getValue()))
        .filter(it -> !it.mappings().isEmpty() || !it.problem().isEmpty())
        .toList();
  }

  private static Shown shown(String name, Path folder) {
    try {
      Source source = Source.load(folder);
      return new Shown(name, source.cdSource(), source.title(), source.shown(), "");
    } catch (IOException | MappingException e) {
      return new Shown(name, "", name, List.of(), String.valueOf(e.getMessage()));
    }
  }

  /** A source, loaded anew. */
  Source load(String name) {
    Path folder = paths().get(name);
    if (folder == null) {
      throw Fault.invalid("source", "应为 " + paths().keySet() + " 之一", "one of these");
    }
    try {
      return Source.load(folder);
    } catch (IOException | MappingException e) {
      throw Fault.invalid("source", "映射有误：" + e.getMessage(), "its mapping is wrong");
    }
  }

  /** Where two folders have the same name, the first holds: a shipped source is not replaced. */
  private Map<String, Path> paths() {
    Map<String, Path> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          inside
              .filter(it -> Files.isRegularFile(it.resolve("source.yaml")))
              .sorted()
              .forEach(it -> found.putIfAbsent(it.getFileName().toString(), it));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }
}
