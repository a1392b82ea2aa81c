package cn.jianguan.command.push;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.Endpoint;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The endpoints that are registered, as they are loaded. */
final class EndpointTable implements AutoCloseable {
  private static final String ALL =
      """
      SELECT endpoint_id, agency_code, url, events, secret_names, sm3, quiet_from, quiet_to,
        digest_at, contact
      FROM endpoint FINAL
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

  boolean has(String id) throws IOException {
    return !clickHouse.query(ALL + "WHERE endpoint_id = ?", EndpointTable::read, id).isEmpty();
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
