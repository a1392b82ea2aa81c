package cn.jianguan.server.error;

import org.springframework.http.HttpStatus;

/** Why the API did not do what was asked, in its reader's words. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final String zh;
  private final String en;
  private final String field;
  private final String expected;

  private Fault(
      HttpStatus status, String code, String zh, String en, String field, String expected) {
    super(code + ": " + zh + " / " + en);
    this.status = status;
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.field = field;
    this.expected = expected;
  }

  /** There is none, or none that the asker may see: the two are not told apart. */
  public static Fault missing(String zh, String en) {
    return new Fault(HttpStatus.NOT_FOUND, "NOT_FOUND", zh, en, "", "");
  }

  /** A value of the request that cannot be. */
  public static Fault invalid(String field, String expectedZh, String expectedEn) {
    return new Fault(
        HttpStatus.BAD_REQUEST,
        "INVALID",
        "请求有误：" + field,
        "the request is wrong: " + field,
        field,
        expectedZh + " / " + expectedEn);
  }

  /** The same where what is expected is said in both languages already. */
  public static Fault invalid(String field, String expected) {
    return new Fault(
        HttpStatus.BAD_REQUEST,
        "INVALID",
        "请求有误：" + field,
        "the request is wrong: " + field,
        field,
        expected);
  }

  /** More than is taken at once. */
  public static Fault tooLarge(String field, String expectedZh, String expectedEn) {
    return new Fault(
        HttpStatus.CONTENT_TOO_LARGE,
        "TOO_LARGE",
        "数据过大",
        "too much at once",
        field,
        expectedZh + " / " + expectedEn);
  }

  /** It may not be done by whoever asks. */
  public static Fault forbidden(String code, String zh, String en) {
    return new Fault(HttpStatus.FORBIDDEN, code, zh, en, "", "");
  }

  /** The thing is no longer, or never was, as the asker thinks. */
  public static Fault conflict(String code, String zh, String en) {
    return new Fault(HttpStatus.CONFLICT, code, zh, en, "", "");
  }

  /** Somebody else was quicker: what the asker saw no longer stands. */
  public static Fault stale() {
    return new Fault(
        HttpStatus.PRECONDITION_FAILED,
        "STALE",
        "此预警已被他人办理或有新的变化，请刷新后再办理",
        "somebody else moved the alert, or it was hit again: look at it again first",
        "",
        "");
  }

  /** The alert job said no; its own words. */
  public static Fault refused(String code, String field, String expected) {
    return new Fault(
        HttpStatus.UNPROCESSABLE_CONTENT, code, "办理被拒绝", "the move was refused", field, expected);
  }

  /** Something behind the server does not answer. */
  public static Fault unavailable(String zh, String en) {
    return new Fault(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", zh, en, "", "");
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }

  String field() {
    return field;
  }

  String expected() {
    return expected;
  }
}
