package cn.jianguan.jobs.config;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Every option of any job or of the command. */
final class KnownOptions {
  private static final Map<Class<?>, List<Constraint<?>>> BY_CLASS = new LinkedHashMap<>();
  private static final Map<String, Constraint<?>> BY_KEY = new HashMap<>();

  static {
    BY_CLASS.put(KafkaOptions.class, KafkaOptions.ALL);
    BY_CLASS.put(JobOptions.class, JobOptions.ALL);
    BY_CLASS.put(AlertJobOptions.class, AlertJobOptions.ALL);
    BY_CLASS.put(StatisticsJobOptions.class, StatisticsJobOptions.ALL);
    BY_CLASS.put(PushJobOptions.class, PushJobOptions.ALL);
    BY_CLASS.put(LoadJobOptions.class, LoadJobOptions.ALL);
    BY_CLASS.put(ClickHouseOptions.class, ClickHouseOptions.ALL);
    BY_CLASS.put(CommandOptions.class, CommandOptions.ALL);
    BY_CLASS.values().forEach(all -> all.forEach(KnownOptions::add));
  }

  private KnownOptions() {}

  private static void add(Constraint<?> constraint) {
    BY_KEY.put(constraint.option().key(), constraint);
    constraint.option().fallbackKeys().forEach(key -> BY_KEY.put(key.getKey(), constraint));
  }

  /** By the class that declares them, in the order of the reference. */
  static Map<Class<?>, List<Constraint<?>>> byClass() {
    return BY_CLASS;
  }

  /**
   * What a key stands for, by its present name or a former one.
   *
   * @throws IllegalArgumentException with the nearest key, if nothing is called so
   */
  static Constraint<?> constraint(String key) {
    Constraint<?> constraint = BY_KEY.get(key);
    if (constraint == null) {
      throw new IllegalArgumentException(
          "未知配置项 / unknown key: %s；最接近的是 / the nearest is: %s".formatted(key, nearest(key)));
    }
    return constraint;
  }

  private static String nearest(String key) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return BY_CLASS.values().stream()
        .flatMap(List::stream)
        .map(constraint -> constraint.option().key())
        .min(Comparator.comparingInt(known -> distance.apply(key, known)))
        .orElseThrow();
  }
}
