package cn.jianguan.server.access;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.error.Problem;
import cn.jianguan.sign.Secret;
import cn.jianguan.sign.SignatureCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a department answer with what its messages are signed with: a request to {@code
 * /api/v1/answers/ENDPOINT} that is signed, as Standard Webhooks has it, by a secret of that
 * endpoint is its organisation's, for this one request. What a signature does not cover, the path,
 * says nothing but whose secret it must be.
 */
final class SignatureFilter extends OncePerRequestFilter {
  private static final String PATH = "/api/v1/answers/";
  private static final String SIGNATURE = "webhook-signature";
  private static final int MOST_BYTES = 64 << 10;

  private final PushEndpoints endpoints;
  private final Clock clock;
  private final ProblemWriter problems;

  SignatureFilter(PushEndpoints endpoints, Clock clock, ProblemWriter problems) {
    this.endpoints = endpoints;
    this.clock = clock;
    this.problems = problems;
  }

  /** A browser sends no such header by itself, so nobody can forge a request with one. */
  static boolean isSigned(HttpServletRequest request) {
    return request.getHeader(SIGNATURE) != null && request.getRequestURI().startsWith(PATH);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isSigned(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BoundedRequest whole = new BoundedRequest(request, MOST_BYTES);
    byte[] body;
    try {
      body = whole.keep();
    } catch (IOException e) {
      problems.write(response, 413, "TOO_LARGE", "请求过大", "the request is too large");
      return;
    }
    Optional<PushEndpoints.Known> endpoint;
    List<Secret> secrets;
    try {
      endpoint = endpoints.named(request.getRequestURI().substring(PATH.length()));
      secrets = endpoint.map(endpoints::secrets).orElse(List.of());
    } catch (Fault unavailable) {
      problems.write(response, Problem.body(unavailable));
      return;
    }
    SignatureCheck.Result result =
        SignatureCheck.of(
            secrets,
            request.getHeader("webhook-id"),
            request.getHeader("webhook-timestamp"),
            request.getHeader(SIGNATURE),
            body,
            clock.instant());
    if (result != SignatureCheck.Result.GENUINE) {
      problems.write(response, 401, "WRONG_SIGNATURE", result.zh(), result.en());
      return;
    }
    letIn(endpoint.orElseThrow());
    chain.doFilter(whole, response);
  }

  private static void letIn(PushEndpoints.Known endpoint) {
    Visitor visitor =
        Visitor.of(
            new Account(
                PushEndpoints.ACCOUNT + endpoint.endpointId(),
                endpoint.endpointId(),
                endpoint.answersAs(),
                endpoint.agencyCode(),
                endpoint.areaNumber(),
                false,
                null,
                false,
                Instant.EPOCH));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(visitor, null, visitor.getAuthorities()));
    SecurityContextHolder.setContext(context);
  }
}
