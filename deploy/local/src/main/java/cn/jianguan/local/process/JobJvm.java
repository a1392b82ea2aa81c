package cn.jianguan.local.process;

import java.util.List;

/** Options of every JVM that runs a job or reads a record; the build's tests use the same. */
public final class JobJvm {
  /** Packages that Flink and Avro look into, and the packages Avro may make records of. */
  public static final List<String> OPTIONS =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=cn.jianguan.record,java.time");

  /**
   * For a process that must soon be quick and then lives on few cores: the optimising compiler
   * would take half of two cores for its first minutes.
   */
  public static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final String MORE = "JIANGUAN_JVM";

  private JobJvm() {}

  /** What whoever starts the stack adds for each of its JVMs; it comes last and so it holds. */
  public static List<String> ofEnvironment() {
    String more = System.getenv().getOrDefault(MORE, "").strip();
    return more.isEmpty() ? List.of() : List.of(more.split("\\s+"));
  }
}
