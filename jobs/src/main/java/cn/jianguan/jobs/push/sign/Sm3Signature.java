package cn.jianguan.jobs.push.sign;

import cn.jianguan.sign.Secret;
import cn.jianguan.sign.StandardSignature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The same over the same with SM3 (GB/T 32905) in the place of SHA-256, for those who must. In a
 * header of its own: verifying libraries look at all signatures of the standard one, and know none
 * but its own.
 */
public final class Sm3Signature {
  private Sm3Signature() {}

  /** The header {@code webhook-signature-sm3}. */
  public static String of(List<Secret> secrets, String id, long timestamp, byte[] body) {
    byte[] signed = StandardSignature.signed(id, timestamp, body);
    return secrets.stream()
        .map(secret -> "sm3," + Base64.getEncoder().encodeToString(mac(secret.bytes(), signed)))
        .collect(Collectors.joining(" "));
  }

  static byte[] mac(byte[] key, byte[] signed) {
    HMac mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(key));
    mac.update(signed, 0, signed.length);
    byte[] result = new byte[mac.getMacSize()];
    mac.doFinal(result, 0);
    return result;
  }
}
