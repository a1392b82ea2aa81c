package cn.jianguan.codec;

import cn.jianguan.record.Envelope;

/**
 * What an exchanged row is known by: its record identity, which several sources may send; where it
 * has none, its source and that source's own key. A blank record identity is none. Whoever sends,
 * keys, keeps or loads rows calls them by this name, since a deletion carries nothing else.
 */
public final class RecordIdentity {
  private RecordIdentity() {}

  public static String of(Envelope envelope) {
    return of(envelope.getRecordUniqueIdentity(), envelope.getCdSource(), envelope.getCdId());
  }

  /** Identity of a row that is yet to be written. */
  public static String of(String recordUniqueIdentity, String cdSource, String cdId) {
    return recordUniqueIdentity.isBlank() ? cdSource + '/' + cdId : recordUniqueIdentity;
  }
}
