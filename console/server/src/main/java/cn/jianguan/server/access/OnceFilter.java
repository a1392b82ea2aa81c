package cn.jianguan.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A request with {@code Idempotency-Key} is done once: the same again gets the answer of the first,
 * another one under that key is refused. What failed at the server may be tried again.
 */
final class OnceFilter extends OncePerRequestFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final int LARGEST_ANSWER = 4 << 20;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private final Answered answered;
  private final ProblemWriter problems;

  OnceFilter(Answered answered, ProblemWriter problems) {
    this.answered = answered;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getHeader(HEADER);
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (request.getContentLengthLong() > BoundedRequest.MOST_BYTES) {
      problems.write(response, 413, "TOO_LARGE", "请求过大", "the request is too large");
    } else if (key == null || who == null) {
      chain.doFilter(new BoundedRequest(request), response);
    } else if (!key.matches("[\\x21-\\x7E]{1,100}")) {
      problems.write(
          response,
          400,
          "INVALID",
          "Idempotency-Key 应为 1 至 100 个可见字符",
          "Idempotency-Key: 1 to 100 visible characters");
    } else {
      once(who.getName(), key, new BoundedRequest(request), response, chain);
    }
  }

  private void once(
      String owner,
      String key,
      BoundedRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    String fingerprint = fingerprint(request);
    Optional<Answered.Answer> before = answered.begin(owner, key, fingerprint);
    if (before.isPresent()) {
      again(before.get(), fingerprint, response);
      return;
    }
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    boolean done = false;
    try {
      chain.doFilter(request, kept);
      byte[] body = kept.getContentAsByteArray();
      int status = kept.getStatus();
      if (status < SERVER_ERROR && status != TOO_MANY && body.length <= LARGEST_ANSWER) {
        answered.end(owner, key, status, kept.getContentType(), body);
        done = true;
      }
    } finally {
      if (!done) {
        answered.forget(owner, key);
      }
    }
    kept.copyBodyToResponse();
  }

  private void again(Answered.Answer before, String fingerprint, HttpServletResponse response)
      throws IOException {
    if (!before.fingerprint().equals(fingerprint)) {
      problems.write(
          response,
          422,
          "KEY_REUSED",
          "此 Idempotency-Key 已用于另一请求",
          "this key was used for another request");
    } else if (before.status() == 0) {
      response.setHeader("Retry-After", "1");
      problems.write(
          response, 409, "IN_PROGRESS", "同一请求正在办理", "the same request is being answered");
    } else {
      response.setStatus(before.status());
      response.setHeader("Idempotency-Replayed", "true");
      if (!before.contentType().isEmpty()) {
        response.setContentType(before.contentType());
      }
      response.getOutputStream().write(before.body() == null ? new byte[0] : before.body());
    }
  }

  private static String fingerprint(BoundedRequest request) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String line = request.getRequestURI() + '?' + request.getQueryString() + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(request.keep()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
