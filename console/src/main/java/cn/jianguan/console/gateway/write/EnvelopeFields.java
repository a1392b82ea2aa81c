package cn.jianguan.console.gateway.write;

import cn.jianguan.record.Operation;
import java.util.HashMap;
import java.util.Map;

/** The fields of the envelope that no mapping writes, because the gateway itself knows them. */
public final class EnvelopeFields {
  private EnvelopeFields() {}

  public static Map<String, FieldEncoder> of(String cdSource) {
    Map<String, FieldEncoder> encoders = new HashMap<>();
    encoders.put(
        "envelope.recordUniqueIdentity",
        buffer -> buffer.encoder().writeString(buffer.recordIdentity()));
    encoders.put("envelope.cdId", buffer -> buffer.encoder().writeString(buffer.cdId()));
    encoders.put("envelope.cdSource", buffer -> buffer.encoder().writeString(cdSource));
    encoders.put("envelope.cdBatch", buffer -> buffer.encoder().writeString(buffer.batch()));
    encoders.put(
        "envelope.cdOperation", buffer -> buffer.encoder().writeEnum(Operation.INSERT.ordinal()));
    encoders.put(
        "envelope.origin",
        buffer -> {
          buffer.originFrom();
          buffer.encoder().writeString(buffer.row().origin());
          buffer.originTo();
        });
    return encoders;
  }
}
