package cn.jianguan.log;

/**
 * The topic of a department that reads its messages from Kafka. It is none of the log: nothing is
 * computed from it, it is kept for days, and each has one reader.
 */
public final class DepartmentTopic {
  /** Every such topic, its user and its group begin so, and nothing else does. */
  public static final String PREFIX = "push-";

  private static final String SCHEME = "kafka:";

  private DepartmentTopic() {}

  /** Of an endpoint: the topic, the one user that reads it, and that user's group. */
  public static String of(String endpointId) {
    return PREFIX + endpointId;
  }

  /** What an endpoint is registered with in the place of an address. */
  public static String url(String endpointId) {
    return SCHEME + of(endpointId);
  }

  /** Whether an address is a topic's. */
  public static boolean isUrl(String url) {
    return url.startsWith(SCHEME);
  }
}
