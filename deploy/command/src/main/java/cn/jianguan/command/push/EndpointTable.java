package cn.jianguan.command.push;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The endpoints that are registered, as they are loaded. */
final class EndpointTable implements AutoCloseable {
  private static final String ALL =
      """
      SELECT endpoint_id, agency_code, url, events, secret_names, sm3, quiet_from, quiet_to,
        digest_at, contact
      FROM endpoint FINAL
      """;

  private static final String ORGANISATIONS =
      """
      SELECT code, name FROM agency FINAL
      WHERE ifNull(valid_from <= today(), 1) AND ifNull(valid_to >= today(), 1)
      """;

  private final ClickHouse clickHouse;

  EndpointTable(Cluster cluster) throws IOException {
    clickHouse = ClickHouse.connect(cluster.clickHouseReader());
  }

  List<Endpoint> all() throws IOException {
    return clickHouse.query(ALL + "ORDER BY agency_code, endpoint_id", EndpointTable::read);
  }

  /**
   * One of them.
   *
   * @throws IOException if there is none
   */
  Endpoint named(String id) throws IOException {
    List<Endpoint> found = clickHouse.query(ALL + "WHERE endpoint_id = ?", EndpointTable::read, id);
    if (found.isEmpty()) {
      throw new IOException(
          "没有此端点（刚登记的稍候数秒） / no such endpoint (one just registered takes seconds): %s；deploy/jianguan endpoint list"
              .formatted(id));
    }
    return found.get(0);
  }

  /** The endpoint that is called so, but for capital and small letters. */
  Optional<String> alike(String id) throws IOException {
    return clickHouse
        .query(ALL + "WHERE lower(endpoint_id) = lower(?)", EndpointTable::read, id)
        .stream()
        .map(Endpoint::getEndpointId)
        .findFirst();
  }

  /** Codes of all organisations that are in force today, with their names. */
  Map<String, String> organisations() throws IOException {
    Map<String, String> names = new TreeMap<>();
    clickHouse
        .query(ORGANISATIONS, row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(it -> names.put(it.getKey(), it.getValue()));
    return names;
  }

  private static Endpoint read(ResultSet row) throws SQLException {
    return Endpoint.newBuilder()
        .setEndpointId(row.getString("endpoint_id"))
        .setAgencyCode(row.getString("agency_code"))
        .setUrl(row.getString("url"))
        .setEvents(texts(row, "events"))
        .setSecretNames(texts(row, "secret_names"))
        .setSm3(row.getBoolean("sm3"))
        .setQuietFrom(row.getString("quiet_from"))
        .setQuietTo(row.getString("quiet_to"))
        .setDigestAt(row.getString("digest_at"))
        .setContact(row.getString("contact"))
        .build();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(Object::toString).toList();
  }

  @Override
  public void close() throws IOException {
    clickHouse.close();
  }
}
