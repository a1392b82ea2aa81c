package cn.jianguan.local.flink;

import cn.jianguan.codec.Sha256;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job by name.
 *
 * @param name unique and lasting: the job's id and the folder of its checkpoints follow from it
 * @param className class with {@code public static void define(StreamExecutionEnvironment env, Path
 *     configuration)}, which adds the job to {@code env} and does not execute it; the file holds
 *     the addresses
 */
public record JobSpec(String name, String className) {

  /** The same after every restart, so that a job finds its checkpoints again. */
  JobID id() {
    return new JobID(Arrays.copyOf(new Sha256().add("jianguan/" + name).bytes(), JobID.SIZE));
  }

  /** Lets the job's class add the job to {@code env}. */
  void define(StreamExecutionEnvironment env, Path configuration)
      throws ReflectiveOperationException {
    try {
      Class.forName(className)
          .getMethod("define", StreamExecutionEnvironment.class, Path.class)
          .invoke(null, env, configuration);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "作业无法定义 / job cannot be defined: " + name + ": " + e.getCause(), e.getCause());
    }
  }

  /** {@code name=class}, as an argument of the process. */
  String argument() {
    return name + "=" + className;
  }

  static JobSpec parse(String argument) {
    int equals = argument.indexOf('=');
    return new JobSpec(argument.substring(0, equals), argument.substring(equals + 1));
  }
}
