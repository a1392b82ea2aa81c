package cn.jianguan.server.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The body of a refusal, {@code application/problem+json}.
 *
 * @param title in Chinese
 * @param titleEn the same in English
 * @param code stable, for programs
 * @param field of the request; absent where none is to blame
 * @param expected what was expected there, both languages
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    int status,
    String title,
    String titleEn,
    String code,
    String field,
    String expected) {
  private static final Map<HttpStatus, String[]> WORDS =
      Map.of(
          HttpStatus.UNAUTHORIZED, new String[] {"请先登录", "log in first"},
          HttpStatus.FORBIDDEN, new String[] {"无此权限", "not allowed"},
          HttpStatus.NOT_FOUND, new String[] {"没有此项", "there is no such thing"},
          HttpStatus.BAD_REQUEST, new String[] {"请求有误", "the request is wrong"},
          HttpStatus.METHOD_NOT_ALLOWED, new String[] {"不支持此方法", "no such method here"});

  /** The answer to a request that met a fault. */
  public static ResponseEntity<Problem> of(Fault fault) {
    return entity(fault.status(), body(fault));
  }

  /** One of a fault, to stand in an answer about many things. */
  public static Problem body(Fault fault) {
    return new Problem(
        "about:blank",
        fault.status().value(),
        fault.zh(),
        fault.en(),
        fault.code(),
        fault.field(),
        fault.expected());
  }

  /** One of a status alone. */
  public static Problem of(HttpStatus status, String code) {
    String[] words = WORDS.getOrDefault(status, new String[] {"服务出错", "the server failed at it"});
    return new Problem("about:blank", status.value(), words[0], words[1], code, "", "");
  }

  /** As the answer to a request. */
  public static ResponseEntity<Problem> entity(HttpStatus status, Problem problem) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
