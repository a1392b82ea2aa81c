package cn.jianguan.jobs.intake;

import java.io.Serializable;
import java.time.Duration;

/**
 * What intake is told by configuration.
 *
 * @param pseudonymSecret turns natural persons into pseudonyms; 16 characters or more
 * @param retention how long, by log time, the identity of an act is kept after the last row about
 *     it; a row after that counts as new
 */
public record IntakeOptions(String pseudonymSecret, Duration retention) implements Serializable {
  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "IntakeOptions[retention=" + retention + "]";
  }
}
