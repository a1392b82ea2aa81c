package cn.jianguan.local.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error of the engine or of the protocol, with ClickHouse's error code. */
final class EngineException extends Exception {
  static final int SYNTAX_ERROR = 62;
  static final int NOT_IMPLEMENTED = 48;
  static final int READONLY = 164;
  static final int TOO_MANY_QUERIES = 202;
  static final int ACCESS_DENIED = 497;
  static final int AUTHENTICATION_FAILED = 516;
  private static final int STD_EXCEPTION = 1001;
  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");

  private final int code;

  private EngineException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** From a message in the engine's own words, {@code Code: 60. DB::Exception: …}. */
  static EngineException of(String message) {
    Matcher matcher = CODE.matcher(message);
    return matcher.find()
        ? new EngineException(Integer.parseInt(matcher.group(1)), message)
        : new EngineException(
            STD_EXCEPTION, "Code: " + STD_EXCEPTION + ". DB::Exception: " + message);
  }

  static EngineException refused(int code, String why) {
    return new EngineException(code, "Code: " + code + ". DB::Exception: " + why);
  }

  int code() {
    return code;
  }

  /** The status ClickHouse's own HTTP server answers with. */
  int httpStatus() {
    return switch (code) {
      case AUTHENTICATION_FAILED, ACCESS_DENIED -> 403;
      case SYNTAX_ERROR, 6, 27, 36, 41, 42, 43, 47, 53, 70, 72, 115, 386, 456, 457 -> 400;
      case 46, 60, 73, 81 -> 404;
      case 159 -> 408;
      case NOT_IMPLEMENTED -> 501;
      default -> 500;
    };
  }
}
