package cn.jianguan.local.clickhouse;

import java.util.Set;

/** Settings a reader may choose: how a result looks, and how a query reads. */
final class AllowedSettings {
  private static final Set<String> NAMED =
      Set.of(
          "final",
          "extremes",
          "join_use_nulls",
          "log_comment",
          "session_timezone",
          "date_time_output_format",
          "date_time_input_format",
          "max_block_size",
          "result_overflow_mode",
          "enable_analyzer",
          "allow_experimental_analyzer",
          "cancel_http_readonly_queries_on_client_close",
          "send_progress_in_http_headers",
          "http_headers_progress_interval_ms",
          "http_write_exception_in_output_format",
          "http_response_buffer_size",
          "prefer_column_name_to_alias",
          "use_client_time_zone",
          "low_cardinality_allow_in_native_format",
          "enable_time_time64_type",
          "async_insert",
          "wait_end_of_query");

  private AllowedSettings() {}

  static boolean contains(String name) {
    return NAMED.contains(name) || name.startsWith("output_format_");
  }
}
