package cn.jianguan.server.access;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.ApiKeys;
import cn.jianguan.server.account.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a system in by its key, for one request: no session, and whatever session there is does not
 * count beside a key.
 */
final class KeyFilter extends OncePerRequestFilter {
  private static final String HEADER = "Authorization";
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final ProblemWriter problems;

  KeyFilter(ApiKeys keys, ProblemWriter problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /** A browser sends no such header by itself, so nobody can forge a request with one. */
  static boolean hasKey(HttpServletRequest request) {
    return request.getHeader(HEADER) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasKey(request)) {
      chain.doFilter(request, response);
      return;
    }
    String header = request.getHeader(HEADER);
    Optional<Account> account =
        header.startsWith(SCHEME)
            ? keys.account(header.substring(SCHEME.length()).strip())
            : Optional.empty();
    if (account.isEmpty()) {
      problems.write(response, 401, "WRONG_KEY", "密钥无效或已停用", "the key is wrong or was revoked");
      return;
    }
    Visitor visitor = Visitor.of(account.get());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(visitor, null, visitor.getAuthorities()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
