package cn.jianguan.jobs.load;

import com.clickhouse.client.api.Client;
import java.io.Serializable;
import java.util.Objects;

/**
 * Where ClickHouse is and who asks.
 *
 * @param endpoint address of the HTTP interface, e.g. {@code http://127.0.0.1:8123}
 * @param database database that holds the tables
 */
public record ClickHouseAddress(String endpoint, String database, String user, String password)
    implements Serializable {
  public ClickHouseAddress {
    Objects.requireNonNull(endpoint);
    Objects.requireNonNull(database);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
  }

  /** The start of a client for this server. */
  public Client.Builder client() {
    return new Client.Builder()
        .addEndpoint(endpoint)
        .setDefaultDatabase(database)
        .setUsername(user)
        .setPassword(password);
  }

  /** Without the password: it goes to logs. */
  @Override
  public String toString() {
    return user + "@" + endpoint + "/" + database;
  }
}
