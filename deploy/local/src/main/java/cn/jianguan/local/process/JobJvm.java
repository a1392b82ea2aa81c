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

  private JobJvm() {}
}
