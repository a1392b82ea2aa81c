package cn.jianguan.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a signature of Standard Webhooks is genuine, and of now. */
public final class SignatureCheck {
  /** As the specification's libraries have it, in both directions. */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private static final int LONGEST_ID = 100;

  private SignatureCheck() {}

  /** What is the matter; words for who sent it. */
  public enum Result {
    GENUINE("", ""),
    INCOMPLETE(
        "须有 webhook-id、webhook-timestamp、webhook-signature",
        "webhook-id, webhook-timestamp and webhook-signature are needed"),
    OUT_OF_TIME("webhook-timestamp 与当前时间相差超过 5 分钟", "webhook-timestamp is more than 5 minutes off"),
    /** Also where the endpoint is none: who guesses learns nothing. */
    WRONG("签名不符，或无此端点", "the signature is wrong, or there is no such endpoint");

    private final String zh;
    private final String en;

    Result(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    public String zh() {
      return zh;
    }

    public String en() {
      return en;
    }
  }

  /**
   * Looks at the headers of a message; each may be null.
   *
   * @param secrets those that are live; none: nothing is genuine
   * @param now of the receiver's clock
   */
  public static Result of(
      List<Secret> secrets,
      String id,
      String timestamp,
      String signatures,
      byte[] body,
      Instant now) {
    boolean isWhole =
        id != null
            && !id.isEmpty()
            && id.length() <= LONGEST_ID
            && timestamp != null
            && timestamp.matches("\\d{1,12}")
            && signatures != null;
    if (!isWhole) {
      return Result.INCOMPLETE;
    }
    long seconds = Long.parseLong(timestamp);
    if (Math.abs(now.getEpochSecond() - seconds) > LEEWAY.toSeconds()) {
      return Result.OUT_OF_TIME;
    }
    for (Secret secret : secrets) {
      byte[] expected = ascii(StandardSignature.of(List.of(secret), id, seconds, body));
      for (String one : signatures.split(" ")) {
        if (MessageDigest.isEqual(expected, ascii(one))) {
          return Result.GENUINE;
        }
      }
    }
    return Result.WRONG;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
