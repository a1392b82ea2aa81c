package cn.jianguan.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official drivers, unmodified. */
class ClickHouseDriversIT {
  @TempDir private static Path directory;
  private static ClickHouseNode node;

  @BeforeAll
  static void start() throws IOException {
    node = ClickHouseNode.start(directory);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Connection jdbc() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", node.user());
    login.setProperty("password", node.password());
    return DriverManager.getConnection(node.jdbcUrl(), login);
  }

  private static Client.Builder client() {
    return new Client.Builder()
        .addEndpoint(node.endpoint())
        .setUsername(node.user())
        .setPassword(node.password());
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String read(String sql) throws SQLException {
    try (Connection connection = jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void jdbc_roundTripsTypes() throws SQLException {
    run(
        "CREATE TABLE types (id UInt64, s String, d Decimal(18, 2), at DateTime64(3, 'UTC'),"
            + " day Date32, tags Array(String), n Nullable(Int32), lc LowCardinality(String),"
            + " m Map(String, UInt8), e Enum8('甲' = 1)) ENGINE = MergeTree ORDER BY id");
    run(
        "INSERT INTO types VALUES (18446744073709551615, '监管\\n\\n😀', 12.34,"
            + " '2024-02-29 23:59:59.999', '1925-01-01', ['a', ''], NULL, 'x', {'k': 7}, '甲')");
    try (Connection connection = jdbc();
        PreparedStatement query = connection.prepareStatement("SELECT * FROM types WHERE s = ?")) {
      query.setString(1, "监管\n\n😀");
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("id")).isEqualTo("18446744073709551615");
        assertThat(rows.getBigDecimal("d")).isEqualTo(new BigDecimal("12.34"));
        assertThat(rows.getString("day")).isEqualTo("1925-01-01");
        assertThat(rows.getObject("n")).isNull();
        assertThat(rows.getString("e")).isEqualTo("甲");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void jdbc_batchAndMetadata() throws SQLException {
    run("CREATE TABLE batch (a UInt32, b String) ENGINE = MergeTree ORDER BY a");
    try (Connection connection = jdbc();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO batch (a, b) VALUES (?, ?)")) {
      for (int i = 0; i < 1000; i++) {
        insert.setInt(1, i);
        insert.setString(2, "名称 " + i + "\n\n'); DROP TABLE batch; --");
        insert.addBatch();
      }
      insert.executeBatch();
      try (ResultSet columns = connection.getMetaData().getColumns(null, null, "batch", "%")) {
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo("a");
      }
    }
    assertThat(read("SELECT count() FROM batch WHERE b LIKE '%DROP TABLE%'")).isEqualTo("1000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jdbc_version_andErrorsOfEveryAccount_areReadable(boolean compress) throws SQLException {
    Properties owner = new Properties();
    owner.setProperty("user", node.user());
    owner.setProperty("password", node.password());
    Properties reader = new Properties();
    reader.setProperty("user", node.readerUser());
    reader.setProperty("password", node.readerPassword());
    for (Properties login : List.of(owner, reader)) {
      login.setProperty("compress", String.valueOf(compress));
      try (Connection connection = DriverManager.getConnection(node.jdbcUrl(), login);
          Statement statement = connection.createStatement()) {
        assertThat(connection.getMetaData().getDatabaseProductVersion()).matches("\\d+(\\.\\d+)+");
        assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("ClickHouse");
        assertThatThrownBy(() -> statement.executeQuery("SELECT nope FROM system.one"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("Code: 47")
            .hasMessageContaining("nope");
        assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM no_such_table"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("Code: 60")
            .hasMessageContaining("no_such_table");
      }
    }
  }

  @Test
  void jdbc_wrongPassword_isRefused() {
    Properties login = new Properties();
    login.setProperty("user", node.user());
    login.setProperty("password", "wrong");
    assertThatThrownBy(
            () -> {
              try (Connection connection = DriverManager.getConnection(node.jdbcUrl(), login);
                  Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1");
              }
            })
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("516");
  }

  @Test
  void jdbc_errorInMidStream_isSeen() throws SQLException {
    try (Connection connection = jdbc();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> {
                try (ResultSet rows =
                    statement.executeQuery(
                        "SELECT intDiv(1, 3000000 - number) FROM numbers(5000000)"
                            + " SETTINGS max_block_size = 1000")) {
                  long seen = 0;
                  while (rows.next()) {
                    seen++;
                  }
                  assertThat(seen).isEqualTo(5_000_000);
                }
              })
          .isInstanceOf(Exception.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clientV2_streamsRowsBothWays(boolean httpCompression) throws Exception {
    String table = "rows_" + httpCompression;
    run("CREATE TABLE " + table + " (id UInt64, s String) ENGINE = MergeTree ORDER BY id");
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      body.append("{\"id\":").append(i).append(",\"s\":\"行 ").append(i).append("\"}\n");
    }
    try (Client client =
        client()
            .compressServerResponse(true)
            .compressClientRequest(true)
            .useHttpCompression(httpCompression)
            .build()) {
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      client
          .insert(
              table,
              new ByteArrayInputStream(bytes),
              ClickHouseFormat.JSONEachRow,
              new InsertSettings())
          .get()
          .close();
      List<GenericRecord> rows = client.queryAll("SELECT id, s FROM " + table + " ORDER BY id");
      assertThat(rows).hasSize(200_000);
      assertThat(rows.get(199_999).getString("s")).isEqualTo("行 199999");
    }
  }

  @Test
  void clientV2_binaryRowsAndParameters() throws Exception {
    run("CREATE TABLE binary_rows (id UInt32, s String) ENGINE = MergeTree ORDER BY id");
    try (Client client = client().build()) {
      byte[] row = {1, 0, 0, 0, 3, '\n', '\n', ';'};
      client
          .insert("binary_rows", new ByteArrayInputStream(row), ClickHouseFormat.RowBinary)
          .get()
          .close();
      List<GenericRecord> found =
          client.queryAll("SELECT s FROM binary_rows WHERE id = {id:UInt32}", Map.of("id", 1));
      assertThat(found).hasSize(1);
      assertThat(found.get(0).getString("s")).isEqualTo("\n\n;");
    }
  }

  @Test
  void rowOfThreeMegabytes_passes() throws SQLException {
    run("CREATE TABLE large (s String) ENGINE = MergeTree ORDER BY tuple()");
    String large = "超".repeat(1 << 20);
    try (Connection connection = jdbc();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO large (s) VALUES (?)")) {
      insert.setString(1, large);
      insert.executeUpdate();
    }
    assertThat(read("SELECT s FROM large")).isEqualTo(large);
  }
}
