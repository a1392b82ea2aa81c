package cn.jianguan.server.error;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Every failure of the API in one form; what is ours to mend is logged. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Fault.class)
  ResponseEntity<Problem> fault(Fault fault) {
    return Problem.of(fault);
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
    return Problem.of(
        e.getCause() instanceof JacksonException json
            ? UnreadableJson.fault(json)
            : Fault.invalid("body", "应为符合接口说明的 JSON", "JSON as the API says"));
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e) {
    return Problem.of(Fault.invalid(e.getName(), "类型不符", "a value of another type"));
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
    return Problem.of(Fault.invalid(e.getParameterName(), "必填", "required"));
  }

  /** Who asked has gone: there is nobody to answer. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("gone", e);
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Problem> other(Exception e) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return Problem.entity(status, Problem.of(status, status.name()));
    }
    LOG.error("request failed", e);
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    return Problem.entity(status, Problem.of(status, "INTERNAL"));
  }
}
