package cn.jianguan.local.stack;

/**
 * Ports of a stack on 127.0.0.1; 0: the one of the last start, or any free one.
 *
 * @param metrics where metrics are shown
 */
public record Ports(int kafka, int clickHouse, int flink, int metrics, int console) {
  public static final Ports ANY = new Ports(0, 0, 0, 0, 0);
}
