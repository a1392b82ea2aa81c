package cn.jianguan.command.rejects;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The rejects that stand in ClickHouse. */
final class RejectTable implements AutoCloseable {
  private static final int SHORTEST_PREFIX = 6;
  private static final String TABLE = " FROM reject FINAL";
  private static final String WHOLE =
      "SELECT reject_id, reason, field, value, expected, station, cd_source, kind, position,"
          + " toUnixTimestamp64Milli(log_time), hex(original), original_length, origin, hex(header)"
          + TABLE
          + " WHERE reject_id = ?";

  private final ClickHouse clickHouse;

  RejectTable(Cluster cluster) throws IOException {
    clickHouse = ClickHouse.connect(cluster.clickHouse());
  }

  /** How many there are of each reason and field, most first. */
  Map<String, Long> byReason(RejectFilter filter) throws IOException {
    return clickHouse.counts(
        "SELECT concat(reason, ' ', field) AS what, count()"
            + TABLE
            + filter.where()
            + " GROUP BY what ORDER BY count() DESC, what",
        filter.values());
  }

  /** How many there are in each state, whatever else is asked for. */
  Map<String, Long> byState() throws IOException {
    return clickHouse.counts("SELECT state, count()" + TABLE + " GROUP BY state ORDER BY state");
  }

  /** The newest first. */
  List<StoredReject> list(RejectFilter filter, int most) throws IOException {
    return clickHouse.query(
        "SELECT "
            + StoredReject.COLUMNS
            + TABLE
            + filter.where()
            + " ORDER BY log_time DESC, reject_id LIMIT "
            + most,
        StoredReject::of,
        filter.values());
  }

  /**
   * One, by its id or the beginning of it.
   *
   * @throws IOException if there is none, or more than one
   */
  StoredReject find(String id) throws IOException {
    if (id.length() < SHORTEST_PREFIX) {
      throw new IOException(
          "标识至少写 %d 位 / write at least %1$d characters of its id".formatted(SHORTEST_PREFIX));
    }
    List<StoredReject> found =
        clickHouse.query(
            "SELECT "
                + StoredReject.COLUMNS
                + TABLE
                + " WHERE startsWith(reject_id, ?) ORDER BY reject_id LIMIT 2",
            StoredReject::of,
            id);
    if (found.size() != 1) {
      throw new IOException(
          (found.isEmpty() ? "没有此拒收 / no such reject: " : "不止一条 / more than one begins so: ") + id);
    }
    return found.get(0);
  }

  /**
   * All of it, with what was sent.
   *
   * @throws IOException if only the owner may see that
   */
  RejectRecord record(String id) throws IOException {
    return clickHouse.query(WHOLE, RejectTable::whole, id).get(0);
  }

  private static RejectRecord whole(ResultSet row) throws SQLException {
    return RejectRecord.newBuilder()
        .setRejectId(row.getString(1))
        .setReason(RejectReason.valueOf(row.getString(2)))
        .setField(row.getString(3))
        .setValue(row.getString(4))
        .setExpected(row.getString(5))
        .setStation(row.getString(6))
        .setCdSource(row.getString(7))
        .setKind(row.getString(8))
        .setPosition(row.getString(9))
        .setLogTime(Instant.ofEpochMilli(row.getLong(10)))
        .setOriginal(bytes(row.getString(11)))
        .setOriginalLength(row.getLong(12))
        .setOrigin(row.getString(13))
        .setHeader(bytes(row.getString(14)))
        .setState(RejectState.OPEN)
        .build();
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  /** Rejects of the records at these places of the log. */
  List<StoredReject> at(String position) throws IOException {
    return clickHouse.query(
        "SELECT " + StoredReject.COLUMNS + TABLE + " WHERE position = ? AND station != 'warning'",
        StoredReject::of,
        position);
  }

  /** Whether the act at this place of the log changed nothing. */
  boolean isDuplicate(String position) throws IOException {
    return !clickHouse
        .strings("SELECT act_id FROM act_duplicate FINAL WHERE position = ?", position)
        .isEmpty();
  }

  String state(String id) throws IOException {
    return String.join("", clickHouse.strings("SELECT state" + TABLE + " WHERE reject_id = ?", id));
  }

  @Override
  public void close() throws IOException {
    clickHouse.close();
  }
}
