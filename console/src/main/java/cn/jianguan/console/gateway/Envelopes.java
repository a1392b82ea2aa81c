package cn.jianguan.console.gateway;

import cn.jianguan.record.Operation;
import java.util.HashMap;
import java.util.Map;

/** The fields of the envelope that no mapping writes, because the gateway itself knows them. */
final class Envelopes {
  private Envelopes() {}

  static Map<String, Slot> slots(String cdSource) {
    Map<String, Slot> slots = new HashMap<>();
    slots.put(
        "envelope.recordUniqueIdentity",
        draft -> draft.encoder().writeString(draft.recordIdentity()));
    slots.put("envelope.cdId", draft -> draft.encoder().writeString(draft.cdId()));
    slots.put("envelope.cdSource", draft -> draft.encoder().writeString(cdSource));
    slots.put("envelope.cdBatch", draft -> draft.encoder().writeString(draft.batch()));
    slots.put(
        "envelope.cdOperation", draft -> draft.encoder().writeEnum(Operation.INSERT.ordinal()));
    slots.put(
        "envelope.origin",
        draft -> {
          draft.originFrom();
          draft.encoder().writeString(draft.row().origin());
          draft.originTo();
        });
    return slots;
  }
}
