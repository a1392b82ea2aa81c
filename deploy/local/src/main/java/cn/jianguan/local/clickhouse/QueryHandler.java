package cn.jianguan.local.clickhouse;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * ClickHouse's HTTP protocol over the engine in this process.
 *
 * <p>Every request is authenticated and gets a session of its own. An error before the first byte
 * of the answer becomes an error answer; a later one aborts the connection without the end mark of
 * the chunked encoding, so that no client can take a part for the whole.
 */
final class QueryHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);

  /** The engine refuses longer statements (its {@code max_query_size}); data does not count. */
  private static final int LONGEST_STATEMENT = 1 << 20;

  /** Statements that only make sense where the next request goes on in the same session. */
  private static final Pattern NEEDS_A_SESSION =
      Pattern.compile("(?is)\\s*(SET|USE|CREATE\\s+(OR\\s+REPLACE\\s+)?TEMPORARY)\\b.*");

  /** Queries of readers at once; the rest of the engine is the jobs'. */
  private static final int READERS = 8;

  private final Engine engine;
  private final Accounts accounts;
  private final ReaderPolicy policy;
  private final Executor threads;
  private final Semaphore readers = new Semaphore(READERS);

  QueryHandler(Engine engine, Accounts accounts, ReaderPolicy policy, Executor threads) {
    this.engine = engine;
    this.accounts = accounts;
    this.policy = policy;
    this.threads = threads;
  }

  /** The engine needs threads with a large stack, so a request leaves the server's own. */
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(threads, this::handle);
  }

  private void handle(HttpServerExchange exchange) {
    exchange.startBlocking();
    try {
      answer(exchange);
      exchange.endExchange();
    } catch (IOException e) {
      // Without an end mark, so that no client takes a part for the whole.
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    Request request = Request.of(exchange);
    Response response = new Response(exchange, request);
    try {
      if (exchange.getRequestPath().equals("/ping")) {
        response.text("Ok.\n");
        return;
      }
      Account account = accounts.authenticate(request.credentials());
      if (account == Account.OWNER) {
        serve(account, request, exchange.getInputStream(), response);
      } else if (readers.tryAcquire()) {
        try {
          serve(account, request, exchange.getInputStream(), response);
        } finally {
          readers.release();
        }
      } else {
        throw EngineException.refused(
            EngineException.TOO_MANY_QUERIES,
            "同时查询过多，请稍后再试 / too many queries of readers at once, try again later");
      }
    } catch (EngineException e) {
      LOG.debug("refused", e);
      response.fail(e);
    } catch (RuntimeException e) {
      LOG.error("unexpected", e);
      response.fail(EngineException.of(e.toString()));
    }
  }

  private void serve(Account account, Request request, InputStream raw, Response response)
      throws IOException, EngineException {
    refuseWhatIsNotServed(request);
    InputStream body = Compression.decode(request, raw);
    byte[] text = request.parameter("query").getBytes(StandardCharsets.UTF_8);
    boolean inBody = text.length == 0;
    if (inBody) {
      text = body.readNBytes(LONGEST_STATEMENT);
    }
    Statement statement = Statement.of(text);
    if (!statement.takesData() && !inBody) {
      // As ClickHouse does, the body continues the statement of the address.
      text = join(text, body.readNBytes(LONGEST_STATEMENT));
      statement = Statement.of(text);
    }
    try (EngineConnection connection = engine.connect()) {
      prepare(connection, account, request, statement);
      if (statement.takesData()) {
        insert(connection, request, statement, text, body, response);
      } else {
        if (body.read() >= 0) {
          throw EngineException.refused(
              EngineException.SYNTAX_ERROR, "The statement is longer than 1 MiB");
        }
        run(connection, account, request, statement, response);
      }
    }
  }

  private static byte[] join(byte[] sql, byte[] more) {
    if (more.length == 0) {
      return sql;
    }
    byte[] joined = Arrays.copyOf(sql, sql.length + 1 + more.length);
    joined[sql.length] = '\n';
    System.arraycopy(more, 0, joined, sql.length + 1, more.length);
    return joined;
  }

  private static void refuseWhatIsNotServed(Request request) throws EngineException {
    if (request.contentType().startsWith("multipart/")) {
      throw EngineException.refused(
          EngineException.NOT_IMPLEMENTED, "Multipart bodies are not served here");
    }
  }

  /** Many clients send a session id unasked; what needs no session is answered without one. */
  private void prepare(
      EngineConnection connection, Account account, Request request, Statement statement)
      throws EngineException, IOException {
    if (!request.parameter("session_id").isEmpty()
        && NEEDS_A_SESSION.matcher(statement.sql()).matches()) {
      throw EngineException.refused(
          EngineException.NOT_IMPLEMENTED,
          "会话不保留状态，请把设置写进每次请求 / sessions keep no state here: give settings with each request");
    }
    if (account == Account.READER) {
      if (statement.takesData()) {
        throw readOnly();
      }
      policy.check(connection, statement.sql(), request.queryParameters(), request.database());
    }
    if (!request.database().isEmpty() && !request.database().equals("default")) {
      connection.use(request.database());
    }
    connection.set(
        account == Account.READER ? policy.settings(request.settings()) : request.settings());
  }

  private static void insert(
      EngineConnection connection,
      Request request,
      Statement statement,
      byte[] text,
      InputStream body,
      Response response)
      throws IOException, EngineException {
    if (request.readOnly()) {
      throw readOnly();
    }
    // Kept from closing the request's body, which an error answer still has to drain.
    InputStream rest = CloseShieldInputStream.wrap(body);
    InputStream inline =
        new ByteArrayInputStream(text, statement.dataAt(), text.length - statement.dataAt());
    InputStream data = new SequenceInputStream(inline, rest);
    Result result;
    try {
      result =
          connection.insert(
              statement.sql(),
              statement.inputFormat(),
              request.queryParameters(),
              statement.inputFormat().equalsIgnoreCase("Values") ? new ValuesBody(data) : data);
    } catch (ValuesBody.Stacked e) {
      throw EngineException.refused(EngineException.SYNTAX_ERROR, e.getMessage());
    }
    response.begin(request.format(), result).close();
  }

  private void run(
      EngineConnection connection,
      Account account,
      Request request,
      Statement statement,
      Response response)
      throws IOException, EngineException {
    Chdb.Analysis analysis = connection.classify(statement.sql());
    if (analysis.statements > 1) {
      throw EngineException.refused(
          EngineException.SYNTAX_ERROR, "Syntax error (Multi-statements are not allowed)");
    }
    boolean reads = analysis.queryClass == Chdb.Analysis.READ_ONLY;
    if (request.readOnly() && !reads && analysis.queryClass != Chdb.Analysis.UNKNOWN) {
      throw readOnly();
    }
    String format = statement.outputFormat() == null ? request.format() : statement.outputFormat();
    ChunkHeader header = ChunkHeader.of(format);
    if (!reads || header == null || !statement.streams() || request.flag("extremes")) {
      try {
        answerWhole(connection, request, statement, format, response);
      } finally {
        if (!reads && account == Account.OWNER) {
          policy.forget();
        }
      }
      return;
    }
    Streamed answer = new Streamed(response, format, header);
    connection.stream(statement.sql(), format, request.queryParameters(), answer);
    if (!answer.end()) {
      // An empty result has no chunk, but its format may have a header.
      answerWhole(connection, request, statement, format, response);
    }
  }

  private static void answerWhole(
      EngineConnection connection,
      Request request,
      Statement statement,
      String format,
      Response response)
      throws IOException, EngineException {
    connection.query(
        statement.sql(),
        format,
        request.queryParameters(),
        counts -> response.begin(format, counts));
  }

  private static EngineException readOnly() {
    return EngineException.refused(
        EngineException.READONLY,
        "Cannot execute query in readonly mode: use POST to change anything. (READONLY)");
  }

  /** Joins the chunks of a result to one document. */
  private static final class Streamed implements EngineConnection.Chunks {
    private final Response response;
    private final String format;
    private final ChunkHeader header;
    private OutputStream out;

    Streamed(Response response, String format, ChunkHeader header) {
      this.response = response;
      this.format = format;
      this.header = header;
    }

    @Override
    public void accept(byte[] chunk) throws IOException {
      int from = 0;
      if (out == null) {
        out = response.begin(format, Result.EMPTY);
      } else {
        from = header.length(chunk);
      }
      out.write(chunk, from, chunk.length - from);
    }

    /** Returns false if there was no chunk, and the format would have a header all the same. */
    boolean end() throws IOException {
      if (out == null && header == ChunkHeader.NONE) {
        out = response.begin(format, Result.EMPTY);
      }
      if (out != null) {
        out.close();
      }
      return out != null;
    }
  }
}
