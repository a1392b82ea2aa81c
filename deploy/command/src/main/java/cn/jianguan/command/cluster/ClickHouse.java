package cn.jianguan.command.cluster;

import cn.jianguan.jobs.load.ClickHouseAddress;
import com.clickhouse.client.api.ConnectionInitiationException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Queries to ClickHouse, for people who wait for the answer. A {@code ?} in a query stands for a
 * value.
 *
 * <p>Every method throws {@link IOException} if ClickHouse cannot be reached, or with its own words
 * if it refuses.
 */
public final class ClickHouse implements AutoCloseable {
  /** Some queries read all there is. */
  private static final String TIMEOUT_MILLIS = "600000";

  private static final String SHORT_TIMEOUT_MILLIS = "20000";

  private final ClickHouseAddress address;
  private final Connection connection;

  private ClickHouse(ClickHouseAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /** Makes a value of the row that the cursor is at, and moves no cursor. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A connection to the database of an address; whether it is there shows at the first query. */
  public static ClickHouse connect(ClickHouseAddress address) throws IOException {
    return connect(address, TIMEOUT_MILLIS);
  }

  /** The same for who would rather know that nobody answers than wait. */
  public static ClickHouse impatient(ClickHouseAddress address) throws IOException {
    return connect(address, SHORT_TIMEOUT_MILLIS);
  }

  private static ClickHouse connect(ClickHouseAddress address, String timeoutMillis)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("user", address.user());
    settings.setProperty("password", address.password());
    settings.setProperty("socket_timeout", timeoutMillis);
    settings.setProperty("retry", "0"); // who waits for the answer repeats the command
    String url = "jdbc:clickhouse:" + address.endpoint() + "/" + address.database();
    try {
      return new ClickHouse(address, DriverManager.getConnection(url, settings));
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  /** Asks, and makes a value of every row. */
  public <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw e.getCause() instanceof ConnectionInitiationException
          ? unreachable(address, e)
          : new IOException("ClickHouse: " + e.getMessage(), e);
    }
  }

  /** Does what answers nothing. */
  public void run(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw e.getCause() instanceof ConnectionInitiationException
          ? unreachable(address, e)
          : new IOException("ClickHouse: " + e.getMessage(), e);
    }
  }

  private static IOException unreachable(ClickHouseAddress address, SQLException cause) {
    return new IOException("无法连接 ClickHouse / cannot connect to ClickHouse: " + address, cause);
  }

  /** The first column of every row. */
  public List<String> strings(String sql, Object... values) throws IOException {
    return query(sql, row -> row.getString(1), values);
  }

  /** The second column by the first, in the order of the rows. */
  public Map<String, Long> counts(String sql, Object... values) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    query(sql, row -> counts.put(row.getString(1), row.getLong(2)), values);
    return counts;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("ClickHouse: " + e.getMessage(), e);
    }
  }
}
