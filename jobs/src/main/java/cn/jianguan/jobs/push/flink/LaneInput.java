package cn.jianguan.jobs.push.flink;

/**
 * What an endpoint's lane is told, in the order in which it holds.
 *
 * @param logTime of the record, epoch ms
 * @param bytes that record in single-object encoding; empty for GONE
 */
public record LaneInput(String endpointId, Kind kind, long logTime, byte[] bytes) {

  /** Written by ordinal: constants keep their place. */
  public enum Kind {
    /** The endpoint as it is registered now: a ReferenceRecord. */
    ENDPOINT,
    /** It is not registered any more. */
    GONE,
    /** A NotificationRecord to send. */
    NOTICE,
    /** A DeliveryRecord: what an operator ordered. */
    ORDER,
    /** Several NotificationRecords that go out as one message; made in the lane. */
    DIGEST
  }
}
