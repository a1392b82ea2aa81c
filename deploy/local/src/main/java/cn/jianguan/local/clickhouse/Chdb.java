package cn.jianguan.local.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.Structure;

/**
 * The part of the engine library's C interface that the server uses; names and semantics are those
 * of its header {@code chdb.h}, version 26.7. {@code size_t} is a Java {@code long}: the library
 * exists for 64-bit Linux only.
 */
@SuppressWarnings("checkstyle:MethodName")
interface Chdb extends Library {

  String chdb_version();

  void chdb_set_signal_handlers_enabled(int enabled);

  Pointer chdb_connect(int argc, StringArray argv);

  void chdb_close_conn(Pointer connection);

  int chdb_classify_query_n(
      Pointer connection,
      byte[] sql,
      long sqlLength,
      byte[] database,
      long databaseLength,
      Analysis analysis);

  Pointer chdb_query_with_params_n(
      Pointer connection,
      byte[] sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer names,
      Pointer nameLengths,
      Pointer values,
      Pointer valueLengths,
      long count);

  Pointer chdb_stream_query_with_params_n(
      Pointer connection,
      byte[] sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer names,
      Pointer nameLengths,
      Pointer values,
      Pointer valueLengths,
      long count);

  Pointer chdb_stream_fetch_result(Pointer connection, Pointer stream);

  void chdb_stream_cancel_query(Pointer connection, Pointer stream);

  void chdb_destroy_query_result(Pointer result);

  Pointer chdb_stream_insert_with_params_n(
      Pointer connection,
      byte[] sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      Pointer names,
      Pointer nameLengths,
      Pointer values,
      Pointer valueLengths,
      long count);

  int chdb_stream_append(Pointer stream, Pointer data, long length);

  Pointer chdb_stream_done(Pointer stream);

  void chdb_stream_cancel_insert(Pointer stream);

  Pointer chdb_stream_insert_error(Pointer stream);

  void chdb_destroy_insert_stream(Pointer stream);

  Pointer chdb_result_buffer(Pointer result);

  long chdb_result_length(Pointer result);

  Pointer chdb_result_error(Pointer result);

  long chdb_result_rows_read(Pointer result);

  long chdb_result_bytes_read(Pointer result);

  long chdb_result_storage_rows_read(Pointer result);

  long chdb_result_storage_bytes_read(Pointer result);

  long chdb_result_rows_written(Pointer result);

  long chdb_result_bytes_written(Pointer result);

  /** {@code chdb_query_analysis_v1}: what the engine's own parser says about a text. */
  @Structure.FieldOrder({"structSize", "statements", "flags", "queryClass"})
  class Analysis extends Structure {
    static final int READ_ONLY = 0;
    static final int UNKNOWN = 4;

    public int structSize = 16;
    public int statements;
    public int flags;
    public int queryClass;
  }
}
