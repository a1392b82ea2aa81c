package cn.jianguan.local.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One session of the engine. Not thread-safe; a session runs one statement at a time. */
final class EngineConnection implements AutoCloseable {
  private static final int APPEND_BYTES = 1 << 20;

  private static final int PIECE_BYTES = 1 << 20;

  /** Opens the way for a result whose counts are known. */
  interface Destination {
    OutputStream open(Result counts) throws IOException;
  }

  /** Receives the chunks of a result in order. */
  interface Chunks {
    void accept(byte[] chunk) throws IOException;
  }

  private final Chdb library;
  private final Pointer handle;
  private final Pointer connection;

  private final Runnable ended;

  /**
   * @param ended told once this session is closed
   */
  EngineConnection(Chdb library, Pointer handle, Runnable ended) {
    this.library = library;
    this.handle = handle;
    this.ended = ended;
    this.connection = handle.getPointer(0);
  }

  /** What the engine's own parser says: how many statements, and whether they only read. */
  Chdb.Analysis classify(String sql) {
    Chdb.Analysis analysis = new Chdb.Analysis();
    byte[] bytes = utf8(sql);
    library.chdb_classify_query_n(connection, bytes, bytes.length, null, 0, analysis);
    return analysis;
  }

  void use(String database) throws EngineException, IOException {
    query(
        "USE `" + database.replace("\\", "\\\\").replace("`", "\\`") + "`",
        "TSV",
        Map.of(),
        counts -> OutputStream.nullOutputStream());
  }

  /** Applies settings to this session; an unknown one or a bad value is the engine's error. */
  void set(Map<String, String> settings) throws EngineException, IOException {
    if (settings.isEmpty()) {
      return;
    }
    StringBuilder sql = new StringBuilder("SET ");
    String comma = "";
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      sql.append(comma).append('`').append(setting.getKey().replace("`", "")).append("` = '");
      sql.append(setting.getValue().replace("\\", "\\\\").replace("'", "\\'")).append('\'');
      comma = ", ";
    }
    query(sql.toString(), "TSV", Map.of(), counts -> OutputStream.nullOutputStream());
  }

  /** Runs a statement, and writes its whole result when it has succeeded. */
  void query(String sql, String format, Map<String, String> parameters, Destination destination)
      throws EngineException, IOException {
    QueryParameters p = new QueryParameters(parameters);
    byte[] text = utf8(sql);
    byte[] formatName = utf8(format);
    Pointer result =
        library.chdb_query_with_params_n(
            connection,
            text,
            text.length,
            formatName,
            formatName.length,
            p.names(),
            p.nameLengths(),
            p.values(),
            p.valueLengths(),
            p.count());
    try {
      check(library.chdb_result_error(result));
      long length = library.chdb_result_length(result);
      Pointer body = library.chdb_result_buffer(result);
      try (OutputStream out = destination.open(counts(result))) {
        for (long at = 0; at < length; at += PIECE_BYTES) {
          out.write(body.getByteArray(at, (int) Math.min(PIECE_BYTES, length - at)));
        }
      }
    } finally {
      library.chdb_destroy_query_result(result);
    }
  }

  /**
   * Runs a query and hands over its result chunk by chunk. Every chunk is a document of its own in
   * {@code format}, with the format's header.
   *
   * @throws EngineException also after chunks have been handed over: the result is then incomplete
   */
  void stream(String sql, String format, Map<String, String> parameters, Chunks chunks)
      throws EngineException, IOException {
    QueryParameters p = new QueryParameters(parameters);
    byte[] text = utf8(sql);
    byte[] formatName = utf8(format);
    Pointer stream =
        library.chdb_stream_query_with_params_n(
            connection,
            text,
            text.length,
            formatName,
            formatName.length,
            p.names(),
            p.nameLengths(),
            p.values(),
            p.valueLengths(),
            p.count());
    boolean finished = false;
    try {
      check(library.chdb_result_error(stream));
      while (!finished) {
        byte[] chunk = fetch(stream);
        finished = chunk.length == 0;
        if (!finished) {
          chunks.accept(chunk);
        }
      }
    } finally {
      if (!finished) {
        library.chdb_stream_cancel_query(connection, stream);
      }
      library.chdb_destroy_query_result(stream);
    }
  }

  private byte[] fetch(Pointer stream) throws EngineException {
    Pointer chunk = library.chdb_stream_fetch_result(connection, stream);
    try {
      check(library.chdb_result_error(chunk));
      return body(chunk);
    } finally {
      library.chdb_destroy_query_result(chunk);
    }
  }

  /**
   * Inserts a body that is in {@code format}.
   *
   * @param head the statement without its {@code FORMAT} clause
   */
  Result insert(String head, String format, Map<String, String> parameters, InputStream body)
      throws EngineException, IOException {
    QueryParameters p = new QueryParameters(parameters);
    byte[] text = utf8(head);
    byte[] formatName = utf8(format);
    Pointer stream =
        library.chdb_stream_insert_with_params_n(
            connection,
            text,
            text.length,
            formatName,
            formatName.length,
            p.names(),
            p.nameLengths(),
            p.values(),
            p.valueLengths(),
            p.count());
    try {
      check(library.chdb_stream_insert_error(stream));
      append(stream, body);
      return done(stream);
    } catch (IOException e) {
      // The client's body is incomplete: what has come of it must not be committed.
      library.chdb_stream_cancel_insert(stream);
      throw e;
    } finally {
      library.chdb_destroy_insert_stream(stream);
    }
  }

  private Result done(Pointer stream) throws EngineException {
    Pointer result = library.chdb_stream_done(stream);
    try {
      check(library.chdb_result_error(result));
      return counts(result);
    } finally {
      library.chdb_destroy_query_result(result);
    }
  }

  private void append(Pointer stream, InputStream body) throws IOException {
    byte[] buffer = new byte[APPEND_BYTES];
    try (Memory chunk = new Memory(APPEND_BYTES)) {
      for (int n = body.readNBytes(buffer, 0, APPEND_BYTES);
          n > 0;
          n = body.readNBytes(buffer, 0, APPEND_BYTES)) {
        chunk.write(0, buffer, 0, n);
        if (library.chdb_stream_append(stream, chunk, n) != 0) {
          return; // The insert has failed already; finishing it tells why.
        }
      }
    }
  }

  private byte[] body(Pointer result) {
    long length = library.chdb_result_length(result);
    return length == 0
        ? new byte[0]
        : library.chdb_result_buffer(result).getByteArray(0, Math.toIntExact(length));
  }

  private Result counts(Pointer result) {
    return new Result(
        library.chdb_result_rows_read(result),
        library.chdb_result_storage_rows_read(result),
        library.chdb_result_storage_bytes_read(result),
        library.chdb_result_rows_written(result),
        library.chdb_result_bytes_written(result));
  }

  private static void check(Pointer message) throws EngineException {
    if (message != null) {
      throw EngineException.of(message.getString(0, StandardCharsets.UTF_8.name()));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    library.chdb_close_conn(handle);
    ended.run();
  }
}
