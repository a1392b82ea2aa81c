package cn.jianguan.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol as any HTTP client sees it. */
class ClickHouseProtocolIT {
  @TempDir private static Path directory;
  private static ClickHouseNode node;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    node = ClickHouseNode.start(directory);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private HttpResponse<String> post(String address, String body) throws Exception {
    return send(authorised(address).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder authorised(String address) {
    return HttpRequest.newBuilder(URI.create(node.endpoint() + "/" + address))
        .header("X-ClickHouse-User", node.user())
        .header("X-ClickHouse-Key", node.password());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String sql) {
    return URLEncoder.encode(sql, StandardCharsets.UTF_8);
  }

  private static String code(HttpResponse<?> response) {
    return response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("none");
  }

  @Test
  void ping_needsNoPassword() throws Exception {
    assertThat(send(HttpRequest.newBuilder(URI.create(node.endpoint() + "/ping")).build()).body())
        .isEqualTo("Ok.\n");
  }

  @Test
  void password_isReadableByItsOwnerOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void wrongOrMissingPassword_isRefused() throws Exception {
    URI address = URI.create(node.endpoint() + "/?query=SELECT+1");
    assertThat(code(send(HttpRequest.newBuilder(address).build()))).isEqualTo("516");
    HttpResponse<String> wrong =
        send(HttpRequest.newBuilder(address).header("X-ClickHouse-Key", "wrong").build());
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(code(wrong)).isEqualTo("516");
  }

  @Test
  void basicAuthentication_isAccepted() throws Exception {
    String pair = node.user() + ":" + node.password();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.endpoint() + "/?query=SELECT+1"))
            .header("Authorization", "Basic " + basic)
            .build();
    assertThat(send(request).body()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1;DROP TABLE IF EXISTS nothing",
        "SELECT ';'; /* ; */ SELECT 2",
        "SELECT 'a\\';'; SELECT 2",
        "CREATE TABLE stacked (a Int8) ENGINE = Memory;\n\nSELECT 1",
        "SELECT 1 -- harmless\n; SELECT 2"
      })
  void stackedStatements_areRefusedAndNoneRuns(String sql) throws Exception {
    assertThat(code(post("", sql))).isEqualTo("62");
    assertThat(post("", "EXISTS TABLE stacked").body()).isEqualTo("0\n");
  }

  @Test
  void statementBehindInsertedValues_doesNotRun() throws Exception {
    post("", "CREATE TABLE behind (a Int8) ENGINE = Memory");
    assertThat(code(post("", "INSERT INTO behind VALUES (1); DROP TABLE behind"))).isEqualTo("62");
    post("", "INSERT INTO behind FORMAT CSV\n2\n\nDROP TABLE behind");
    assertThat(post("", "EXISTS TABLE behind").body()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1;", "SELECT 1 ;\n -- end", "SELECT /* ; */ 1", "SELECT length(';')"})
  void oneStatement_mayEndWithSemicolonAndComments(String sql) throws Exception {
    assertThat(post("", sql).body()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYSTEM SHUTDOWN", "/* x */ system /* y */ Kill"})
  void shutdown_isRefused(String sql) throws Exception {
    assertThat(code(post("", sql))).isEqualTo("48");
    assertThat(post("", "SELECT 1").body()).isEqualTo("1\n");
  }

  @Test
  void get_mustNotChangeAnything() throws Exception {
    HttpRequest create =
        authorised("?query=" + encode("CREATE TABLE got (a Int8) ENGINE=Memory")).build();
    assertThat(code(send(create))).isEqualTo("164");
  }

  @Test
  void blankLinesInBody_areData() throws Exception {
    post("", "CREATE TABLE blank (s String) ENGINE = MergeTree ORDER BY s");
    String insert = "?query=" + encode("INSERT INTO blank FORMAT JSONEachRow");
    assertThat(post(insert, "{\"s\":\"a\"}\n\n\n{\"s\":\"b\"}\n\n").statusCode()).isEqualTo(200);
    post("?query=" + encode("INSERT INTO blank FORMAT CSV"), "\"c\n\nSELECT 1\"\n");
    assertThat(post("", "SELECT count(), max(length(s)) FROM blank").body())
        .isEqualTo("3\t" + "c\n\nSELECT 1".length() + "\n");
  }

  @Test
  void insertAndDataInOneBody_areToldApart() throws Exception {
    post("", "CREATE TABLE values (format String) ENGINE = Memory");
    post("", "INSERT INTO values (format) VALUES ('监管'), ('FORMAT');");
    post("", "INSERT INTO values (format) FORMAT TSV\nthird\n");
    assertThat(post("", "SELECT format FROM values ORDER BY format").body())
        .isEqualTo("FORMAT\nthird\n监管\n");
  }

  @Test
  void parametersAndSettings_reachTheStatement() throws Exception {
    String sql = "SELECT {name:String}, {n:Int64} + 1, getSetting('max_block_size')";
    HttpResponse<String> response =
        post("?param_n=41&max_block_size=777&param_name=" + encode("o'b\"r"), sql);
    assertThat(response.body()).isEqualTo("o\\'b\"r\t42\t777\n");
    assertThat(code(post("?no_such_setting=1", "SELECT 1"))).isEqualTo("115");
  }

  @Test
  void answer_namesFormatAndQuery() throws Exception {
    HttpResponse<String> response =
        post("?query_id=q-1&default_format=CSV", "SELECT 1 AS a FORMAT JSONEachRow");
    assertThat(response.headers().firstValue("X-ClickHouse-Format")).contains("JSONEachRow");
    assertThat(response.headers().firstValue("X-ClickHouse-Query-Id")).contains("q-1");
    assertThat(response.headers().firstValue("X-ClickHouse-Timezone")).contains("UTC");
    assertThat(response.body()).isEqualTo("{\"a\":1}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSVWithNames", "TSVWithNamesAndTypes", "JSONCompactEachRowWithNames"})
  void header_comesOnceHoweverManyBlocks(String format) throws Exception {
    String sql = "SELECT number AS n FROM numbers(5000) FORMAT " + format;
    long lines = post("?max_block_size=100", sql).body().lines().count();
    assertThat(lines).isEqualTo(5000 + (format.endsWith("Types") ? 2 : 1));
  }

  @Test
  void emptyResult_hasItsHeader() throws Exception {
    assertThat(post("", "SELECT 1 AS a WHERE 0 FORMAT CSVWithNames").body()).isEqualTo("\"a\"\n");
  }

  @Test
  void jsonDocument_isOneDocument() throws Exception {
    String sql = "SELECT number FROM numbers(1000) FORMAT JSON";
    assertThat(post("?max_block_size=10", sql).body())
        .containsOnlyOnce("\"meta\"")
        .contains("\"rows\": 1000,");
  }

  @Test
  void errorInMidStream_abortsTheAnswer() {
    // The first blocks are on their way when the division fails.
    String sql = "SELECT number, intDiv(1, 3000000 - number) FROM numbers(5000000)";
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> post("?max_block_size=1000", sql)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void gzipBody_isInflated() throws Exception {
    post("", "CREATE TABLE zipped (n UInt32) ENGINE = Memory");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("1\n2\n3\n".getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest request =
        authorised("?query=" + encode("INSERT INTO zipped FORMAT TSV"))
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(200);
    assertThat(post("", "SELECT sum(n) FROM zipped").body()).isEqualTo("6\n");
  }

  @Test
  void brokenBody_insertsNothingAndSaysWhy() throws Exception {
    post("", "CREATE TABLE broken (n UInt32) ENGINE = MergeTree ORDER BY n");
    HttpResponse<String> response =
        post("?query=" + encode("INSERT INTO broken FORMAT CSV"), "1\nnot a number\n");
    assertThat(code(response)).isEqualTo("117");
    assertThat(post("", "SELECT count() FROM broken").body()).isEqualTo("0\n");
  }

  @Test
  void unknownTable_isNotFound() throws Exception {
    HttpResponse<String> response = post("", "SELECT * FROM nowhere");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(code(response)).isEqualTo("60");
  }
}
