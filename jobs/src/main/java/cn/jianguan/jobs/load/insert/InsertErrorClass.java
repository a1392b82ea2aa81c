package cn.jianguan.jobs.load.insert;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.ConnectionInitiationException;
import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.util.Set;

/** What a failed insert means for its rows. */
enum InsertErrorClass {
  /** Not the rows' fault: outage, overload, a table that is still to come. Sent again, for ever. */
  WAIT,
  /** Too much at once: halved. A row that is alone and small is not what is too much, and waits. */
  BULKY,
  /** The server cannot take these bytes, now or later. */
  POISON,
  /** It failed on our side, the server was not asked: no outage, however often it is tried. */
  OURS;

  private static final int PAYLOAD_TOO_LARGE = 413;

  /** Error codes of ClickHouse that speak of what there is room for. */
  private static final Set<Integer> ROOM =
      Set.of(
          158, // TOO_MANY_ROWS
          173, // CANNOT_ALLOCATE_MEMORY
          241, // MEMORY_LIMIT_EXCEEDED
          307, // TOO_MANY_BYTES
          396 // TOO_MANY_ROWS_OR_BYTES
          );

  /** Error codes of ClickHouse that speak of the data and of nothing else. */
  private static final Set<Integer> DATA =
      Set.of(
          6, // CANNOT_PARSE_TEXT
          25, // CANNOT_PARSE_ESCAPE_SEQUENCE
          26, // CANNOT_PARSE_QUOTED_STRING
          27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
          32, // ATTEMPT_TO_READ_AFTER_EOF
          33, // CANNOT_READ_ALL_DATA
          38, // CANNOT_PARSE_DATE
          41, // CANNOT_PARSE_DATETIME
          53, // TYPE_MISMATCH
          69, // ARGUMENT_OUT_OF_BOUND
          70, // CANNOT_CONVERT_TYPE
          72, // CANNOT_PARSE_NUMBER
          117, // INCORRECT_DATA
          128, // TOO_LARGE_ARRAY_SIZE
          130, // CANNOT_READ_ARRAY_FROM_TEXT
          131, // TOO_LARGE_STRING_SIZE
          153, // ILLEGAL_DIVISION
          190, // SIZES_OF_ARRAYS_DONT_MATCH
          321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
          349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
          407, // DECIMAL_OVERFLOW
          467, // CANNOT_PARSE_BOOL
          469 // VIOLATED_CONSTRAINT
          );

  static InsertErrorClass on(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServerException answer) {
        return on(answer);
      }
      if (cause instanceof IOException || cause instanceof ConnectionInitiationException) {
        return WAIT;
      }
    }
    return failure instanceof ClickHouseException known && known.isRetryable() ? WAIT : OURS;
  }

  private static InsertErrorClass on(ServerException answer) {
    if (DATA.contains(answer.getCode())) {
      return POISON;
    }
    boolean room =
        ROOM.contains(answer.getCode()) || answer.getTransportProtocolCode() == PAYLOAD_TOO_LARGE;
    return room ? BULKY : WAIT;
  }
}
