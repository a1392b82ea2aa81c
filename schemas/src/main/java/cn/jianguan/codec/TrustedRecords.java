package cn.jianguan.codec;

import cn.jianguan.record.Heartbeat;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro that our generated classes may be made from bytes, and nothing beyond them. */
final class TrustedRecords {
  private static final String RECORDS = "cn.jianguan.record.";
  private static final String TIMES = "java.time.";

  static {
    // Avro refuses unknown classes unless a JVM flag names them. Adding to what is trusted already
    // spares every user of the codec that flag, and takes nothing away from other users of Avro.
    // Where Avro outlives our class loader, the answer of an earlier one serves.
    if (!ClassSecurityValidator.getGlobal().isTrusted(Heartbeat.class)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(), TrustedRecords::isTrusted));
    }
  }

  private TrustedRecords() {}

  /** Returns once the trust is in force; it is given once per class loader. */
  static void trust() {}

  private static boolean isTrusted(Class<?> type) {
    return type.getName().startsWith(RECORDS) || type.getName().startsWith(TIMES);
  }
}
