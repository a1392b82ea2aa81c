package cn.jianguan.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks nobody to wait who works at the page, and stops a program that runs away. */
final class RateFilter extends OncePerRequestFilter {
  private final Rates rates;
  private final ProblemWriter problems;

  RateFilter(Rates rates, ProblemWriter problems) {
    this.rates = rates;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    String name = who == null ? "@" + request.getRemoteAddr() : who.getName();
    int wait = rates.secondsToWait(name, System.nanoTime());
    if (wait > 0) {
      response.setHeader("Retry-After", Integer.toString(wait));
      problems.write(response, 429, "TOO_MANY", "请求过于频繁，请稍候", "too many requests, wait a moment");
      return;
    }
    chain.doFilter(request, response);
  }
}
