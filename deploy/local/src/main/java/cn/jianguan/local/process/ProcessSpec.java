package cn.jianguan.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM of a managed process runs.
 *
 * @param name short name for messages and thread names
 * @param mainClass name of the class with the main method
 * @param log file that its standard output and error are appended to; if the JVM crashes, its
 *     report goes beside it
 * @param yields whether it lets others go first where processors are short
 */
public record ProcessSpec(
    String name,
    String mainClass,
    String classPath,
    List<String> jvmOptions,
    List<String> arguments,
    Path log,
    boolean yields) {

  public ProcessSpec {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
  }

  /** One with the class path of this JVM, which goes first. */
  public ProcessSpec(
      String name, Class<?> main, List<String> jvmOptions, List<String> arguments, Path log) {
    this(
        name,
        main.getName(),
        System.getProperty("java.class.path"),
        jvmOptions,
        arguments,
        log,
        false);
  }

  /** The same, letting others go first. */
  public ProcessSpec yielding() {
    return new ProcessSpec(name, mainClass, classPath, jvmOptions, arguments, log, true);
  }
}
