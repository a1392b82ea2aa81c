package cn.jianguan.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM of a managed process runs. The class path is that of the starting JVM.
 *
 * @param name short name for messages and thread names
 * @param log file that its standard output and error are appended to; if the JVM crashes, its
 *     report goes beside it
 */
public record ProcessSpec(
    String name, Class<?> main, List<String> jvmOptions, List<String> arguments, Path log) {

  public ProcessSpec {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
  }

  String mainClass() {
    return main.getName();
  }
}
