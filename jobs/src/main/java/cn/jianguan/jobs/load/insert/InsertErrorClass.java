package cn.jianguan.jobs.load.insert;

import com.clickhouse.client.api.ServerException;
import java.util.Set;

/** What a failed insert means for its rows. */
enum InsertErrorClass {
  /** Not the rows' fault: outage, overload, a table that is still to come. Sent again, for ever. */
  WAIT,
  /** The server cannot take these bytes, now or later. */
  POISON;

  /** Error codes of ClickHouse that speak of the data and of nothing else. */
  private static final Set<Integer> DATA =
      Set.of(
          6, // CANNOT_PARSE_TEXT
          26, // CANNOT_PARSE_QUOTED_STRING
          27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
          32, // ATTEMPT_TO_READ_AFTER_EOF
          33, // CANNOT_READ_ALL_DATA
          38, // CANNOT_PARSE_DATE
          41, // CANNOT_PARSE_DATETIME
          69, // ARGUMENT_OUT_OF_BOUND
          72, // CANNOT_PARSE_NUMBER
          117, // INCORRECT_DATA
          128, // TOO_LARGE_ARRAY_SIZE
          131, // TOO_LARGE_STRING_SIZE
          321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
          407, // DECIMAL_OVERFLOW
          469 // VIOLATED_CONSTRAINT
          );

  static InsertErrorClass on(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServerException answer) {
        return DATA.contains(answer.getCode()) ? POISON : WAIT;
      }
    }
    return WAIT;
  }
}
