package cn.jianguan.jobs.push.sign;

import cn.jianguan.sign.Secret;
import cn.jianguan.sign.StandardSignature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers of a message as Standard Webhooks has them, and the one of SM3 where it is wanted.
 */
public final class SignedHeaders {
  private SignedHeaders() {}

  /**
   * @param secrets one or more
   * @param timestamp of this attempt, seconds since the epoch
   */
  public static Map<String, String> of(
      List<Secret> secrets, String id, long timestamp, byte[] body, boolean sm3) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", StandardSignature.of(secrets, id, timestamp, body));
    if (sm3) {
      headers.put("webhook-signature-sm3", Sm3Signature.of(secrets, id, timestamp, body));
    }
    return headers;
  }
}
