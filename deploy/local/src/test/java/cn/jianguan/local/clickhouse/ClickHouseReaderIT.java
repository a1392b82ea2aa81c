package cn.jianguan.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the reader's password reads the tables, and nothing else. */
class ClickHouseReaderIT {
  @TempDir private static Path directory;
  private static ClickHouseNode node;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(directory);
    for (String sql :
        List.of(
            "CREATE DATABASE jianguan",
            "CREATE DATABASE other",
            "CREATE TABLE jianguan.alert (id UInt64, name String) ENGINE = ReplacingMergeTree ORDER BY id",
            "INSERT INTO jianguan.alert SELECT number, toString(number) FROM numbers(10)",
            "CREATE TABLE jianguan.reject (reject_id String, reason String, original String) ENGINE = MergeTree ORDER BY reject_id",
            "INSERT INTO jianguan.reject VALUES ('1', 'FIELD_FORMAT', 'who it was')",
            "CREATE TABLE other.secret (s String) ENGINE = MergeTree ORDER BY s")) {
      assertThat(
              ask(HttpClient.newHttpClient(), node.user(), node.password(), sql, "").statusCode())
          .isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> ask(
      HttpClient http, String user, String password, String sql, String parameters)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(node.endpoint() + "/?" + parameters))
            .header("X-ClickHouse-User", user)
            .header("X-ClickHouse-Key", password)
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> read(String sql, String parameters) throws Exception {
    return ask(http, node.readerUser(), node.readerPassword(), sql, parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count() FROM jianguan.alert",
        "SELECT name, row_number() OVER (ORDER BY id) FROM jianguan.alert WHERE id IN (SELECT 1)",
        "WITH a AS (SELECT id FROM jianguan.alert) SELECT sum(id), countIf(id > 3) FROM a",
        "SELECT arrayMap(x -> x + 1, [1, 2]), multiIf(1 = 1, 'a', 'b'), toDate('2024-01-01') + 1",
        "SELECT * EXCEPT name FROM jianguan.alert FINAL FORMAT JSONEachRow",
        "SELECT a.id FROM jianguan.alert AS a LEFT JOIN jianguan.alert AS b USING id",
        "SELECT quantile(0.5)(id), uniqExact(name), groupArray(3)(id) FROM jianguan.alert",
        "SELECT number FROM numbers(3) UNION ALL SELECT 5",
        "SELECT count(*), count(), any(reason) FROM jianguan.reject",
        "SELECT reject_id, reason AS r FROM jianguan.reject ORDER BY r",
        "SELECT a.* FROM jianguan.alert AS a",
        "DESCRIBE TABLE jianguan.reject",
        "SHOW TABLES FROM jianguan",
        "SHOW CREATE TABLE jianguan.alert",
        "DESCRIBE TABLE jianguan.alert",
        "EXISTS TABLE jianguan.alert",
        "EXPLAIN SELECT id FROM jianguan.alert",
        "SELECT name FROM system.tables WHERE database = 'jianguan'",
        "SELECT column_name FROM information_schema.columns LIMIT 1",
        "SELECT formatReadableSize(5), version(), currentUser(), timezone()",
      })
  void reading_isAllowed(String sql) throws Exception {
    HttpResponse<String> answer = read(sql, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "SELECT file('/etc/passwd')",
        "SELECT File('/etc/passwd')",
        "SELECT 1 FROM jianguan.alert WHERE name = (SELECT file('/etc/passwd'))",
        "DESCRIBE TABLE file('/etc/passwd')",
        "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
        "SELECT * FROM s3('http://127.0.0.1:1/x', 'CSV')",
        "SELECT * FROM remote('127.0.0.1', system.one)",
        "SELECT * FROM executable('id', 'LineAsString', 's String')",
        "SELECT * FROM merge('other', '.*')",
        "SELECT * FROM cluster('default', system.one)",
        "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM sqlite('/tmp/x', 'y')",
        "SELECT * FROM view(SELECT * FROM file('/etc/passwd', 'LineAsString'))",
        "EXPLAIN SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "SELECT 1 INTO OUTFILE '/tmp/jianguan-reader-out'",
        "INSERT INTO jianguan.alert VALUES (1, 'x')",
        "INSERT INTO jianguan.alert SELECT 1, 'x'",
        "INSERT INTO FUNCTION file('/tmp/jianguan-reader-out', 'CSV') SELECT 1",
        "CREATE TABLE jianguan.mine (a Int8) ENGINE = MergeTree ORDER BY a",
        "CREATE TEMPORARY TABLE mine (a Int8)",
        "CREATE DICTIONARY jianguan.d (a UInt64) PRIMARY KEY a SOURCE(EXECUTABLE(COMMAND 'id' FORMAT 'TSV')) LAYOUT(FLAT()) LIFETIME(1)",
        "CREATE FUNCTION f AS x -> x",
        "DROP TABLE jianguan.alert",
        "TRUNCATE TABLE jianguan.alert",
        "ALTER TABLE jianguan.alert DELETE WHERE 1",
        "ALTER TABLE jianguan.alert ADD COLUMN c Int8",
        "OPTIMIZE TABLE jianguan.alert",
        "RENAME TABLE jianguan.alert TO jianguan.x",
        "DETACH TABLE jianguan.alert",
        "BACKUP TABLE jianguan.alert TO File('/tmp/x')",
        "SYSTEM FLUSH LOGS",
        "SYSTEM SHUTDOWN",
        "KILL QUERY WHERE 1",
        "SET max_execution_time = 0",
        "USE system",
        "SHOW PROCESSLIST",
        "SHOW GRANTS",
        "GRANT ALL ON *.* TO reader",
        "SELECT * FROM system.processes",
        "SELECT * FROM system.server_settings",
        "SELECT 1 WHERE 'x' IN system.processes",
        "SELECT * FROM other.secret",
        "SELECT 1 WHERE 'x' IN other.secret",
        "SHOW CREATE TABLE other.secret",
        "SELECT sleep(3)",
        "SELECT sleepEachRow(1) FROM numbers(10)",
        "SELECT catboostEvaluate('/etc/passwd', 1)",
        "SELECT getServerSetting('max_server_memory_usage')",
        "SELECT getMacro('x')",
        "SELECT showCertificate()",
        "SELECT aiGenerate('a', 'b')",
        "SELECT addressToLine(1)",
        "SELECT 1; SELECT 2",
        "SELECT count() FROM jianguan.alert SETTINGS max_execution_time = 0",
        "SELECT count() FROM jianguan.alert SETTINGS readonly = 0",
      })
  void everythingElse_isRefused(String sql) throws Exception {
    HttpResponse<String> answer = read(sql, "");
    assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
    assertThat(answer.body()).doesNotContain("root:").contains("DB::Exception");
    assertThat(read("SELECT count() FROM jianguan.alert", "").body()).isEqualTo("10\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT original FROM jianguan.reject",
        "SELECT * FROM jianguan.reject",
        "SELECT r.* FROM jianguan.reject AS r",
        "SELECT `original` FROM `jianguan`.`reject`",
        "SELECT COLUMNS('orig') FROM jianguan.reject",
        "SELECT r.COLUMNS('orig') FROM jianguan.reject AS r",
        "SELECT * EXCEPT reason FROM jianguan.reject",
        "SELECT * REPLACE (upper(original) AS reason) FROM jianguan.reject",
        "SELECT tuple(*) FROM jianguan.reject",
        "SELECT count(tuple(*)) FROM jianguan.reject",
        "SELECT x FROM (SELECT original AS x FROM jianguan.reject)",
        "SELECT 1 FROM jianguan.reject WHERE original LIKE '%1%'",
        "SELECT reason FROM jianguan.reject WHERE r.original = 'a'",
        "WITH r AS (SELECT * FROM jianguan.reject) SELECT count() FROM r",
        "SELECT 1 IN (SELECT original FROM jianguan.reject)",
        "SELECT 1 WHERE ('1', 'a', 'b') IN jianguan.reject",
        "SELECT o FROM jianguan.reject AS r (i, n, o)",
        "SELECT c FROM jianguan.reject ARRAY JOIN [original] AS c",
        "EXPLAIN SELECT original FROM jianguan.reject",
        "SELECT name FROM jianguan.alert JOIN jianguan.reject ON name = original",
        "SELECT {c:Identifier} FROM jianguan.reject",
        "SELECT * FROM {t:Identifier}",
        "SELECT * FROM jianguan.{r:Identifier}",
      })
  void rowsAsTheyWereSent_areTheOwners(String sql) throws Exception {
    HttpResponse<String> answer =
        read(sql, "param_c=original&param_t=jianguan.reject&param_r=reject");
    assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
    assertThat(answer.body()).contains("DB::Exception").doesNotContain("who it was");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "readonly=0",
        "max_execution_time=0",
        "max_memory_usage=0",
        "allow_introspection_functions=1",
        "query_log=1",
        "database=system",
        "database=other",
        "max_result_rows=0",
      })
  void settings_cannotWidenWhatTheReaderMay(String parameters) throws Exception {
    HttpResponse<String> answer =
        read("SELECT getSetting('readonly') FROM processes", parameters + "&database=system");
    assertThat(answer.statusCode()).isNotEqualTo(200);
    HttpResponse<String> written = read("CREATE TABLE t (a Int8) ENGINE = Memory", parameters);
    assertThat(written.statusCode()).isNotEqualTo(200);
  }

  /** What is out already cannot be taken back, so the connection ends without an end mark. */
  @Test
  void parametersOfAQuery_standForValuesAndForTablesThatMayBeRead() throws Exception {
    String names = "SELECT count() FROM jianguan.alert WHERE name = {name:String}";
    assertThat(read(names, "param_name=7").body()).isEqualTo("1\n");
    String table = "SELECT count() FROM {base:Identifier}.{table:Identifier}";
    assertThat(read(table, "param_base=jianguan&param_table=alert").body()).isEqualTo("10\n");
    assertThat(read(table, "param_base=other&param_table=secret").body()).contains("ACCESS_DENIED");
  }

  @Test
  void statementThatWasAllowed_isRefusedOnceANameInItIsADatabase() throws Exception {
    String sql = "SELECT later.id FROM jianguan.alert AS later LIMIT 1";
    assertThat(read(sql, "").statusCode()).isEqualTo(200);
    assertThat(read(sql, "").statusCode()).isEqualTo(200);
    ask(http, node.user(), node.password(), "CREATE DATABASE later", "");
    assertThat(read(sql, "").body()).contains("ACCESS_DENIED");
    ask(http, node.user(), node.password(), "DROP DATABASE later", "");
    assertThat(read(sql, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSONEachRow", "TSV", "TSVWithNames", "Native", "RowBinary"})
  void answerWithoutRows_isWhatItsFormatSaysOfNone(String format) throws Exception {
    HttpResponse<String> answer =
        read("SELECT id FROM jianguan.alert WHERE id > 99 FORMAT " + format, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().contains("id")).isEqualTo(format.equals("TSVWithNames"));
  }

  @Test
  void resultOfTooManyRows_isNoWholeAnswer() {
    assertThatThrownBy(() -> read("SELECT number FROM numbers(6000000)", ""))
        .isInstanceOf(IOException.class);
  }

  @Test
  void clientSendsASessionId_isAnsweredWithoutASession() throws Exception {
    assertThat(read("SELECT 1", "session_id=a1").body()).isEqualTo("1\n");
    assertThat(ask(http, node.user(), node.password(), "SELECT 1", "session_id=a1").body())
        .isEqualTo("1\n");
    assertThat(
            ask(http, node.user(), node.password(), "SET max_threads = 1", "session_id=a1").body())
        .contains("会话");
  }

  @Test
  void jdbcDriver_readsAsReader() throws Exception {
    Properties login = new Properties();
    login.setProperty("user", node.readerUser());
    login.setProperty("password", node.readerPassword());
    try (Connection connection = DriverManager.getConnection(node.jdbcUrl(), login);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sum(id) FROM jianguan.alert")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(45);
      assertThat(connection.getMetaData().getDatabaseProductVersion()).isNotBlank();
      try (ResultSet tables = connection.getMetaData().getTables(null, "jianguan", "%", null)) {
        assertThat(tables.next()).isTrue();
      }
    }
  }

  @Test
  void passwords_areOfTheirOwnerOnlyAndDiffer() throws IOException {
    for (String file : List.of("password", "reader.password")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(node.readerPassword()).isNotEqualTo(node.password());
  }

  @Test
  void halfSentRequests_doNotKeepOthersWaiting() throws Exception {
    List<Socket> half = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
        socket
            .getOutputStream()
            .write(
                "POST /?query=SELECT+1 HTTP/1.1\r\nHost: x\r\nX-Slow"
                    .getBytes(StandardCharsets.UTF_8));
        half.add(socket);
      }
      assertThat(read("SELECT 1", "").body()).isEqualTo("1\n");
      // The server hangs up on its own.
      assertThat(half.get(0).getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : half) {
        socket.close();
      }
    }
  }
}
