package cn.jianguan.local.replay;

import java.time.Duration;

/**
 * How Flink is killed during a replay.
 *
 * @param every time between the return of one process and its end
 * @param most no more than so many times: where a start takes longer than a life, little gets done
 */
public record Kills(Duration every, int most) {
  static final Kills NONE = new Kills(Duration.ZERO, 0);

  /** For as long as the replay takes. */
  public static Kills forEver(Duration every) {
    return new Kills(every, Integer.MAX_VALUE);
  }
}
