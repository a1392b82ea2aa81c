package cn.jianguan.server.access;

import cn.jianguan.server.access.Access.Rule;
import cn.jianguan.server.account.ApiKeys;
import cn.jianguan.server.error.Problem;
import cn.jianguan.server.sso.SsoLogIn;
import cn.jianguan.server.sso.SsoLogOut;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** Sessions, the log-in, forged requests, headers; and the rules of {@link Access}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** Charts and components set styles of single elements; no script is ever inline. */
  private static final String CONTENT_SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri"
          + " 'none'; form-action 'self'";

  private final ProblemWriter problems;

  SecurityConfiguration(JsonMapper mapper) {
    this.problems = new ProblemWriter(mapper);
  }

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  static PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  static SecurityContextRepository contexts() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      SecurityContextRepository contexts,
      ApiKeys keys,
      Answered answered,
      PushEndpoints endpoints,
      SsoLogIn sso,
      SsoLogOut ssoOut,
      Clock clock,
      @Value("${jianguan.rate.per-second:20}") int perSecond,
      @Value("${jianguan.rate.at-once:200}") int atOnce) {
    RateFilter rates = new RateFilter(new Rates(perSecond, atOnce), problems);
    http.addFilterBefore(new KeyFilter(keys, problems), CsrfFilter.class)
        .addFilterAfter(new SignatureFilter(endpoints, clock, problems), KeyFilter.class)
        .addFilterAfter(rates, SignatureFilter.class)
        .addFilterAfter(new OnceFilter(answered, problems), AuthorizationFilter.class);
    http.securityContext(context -> context.securityContextRepository(contexts))
        .csrf(
            csrf ->
                csrf.spa().ignoringRequestMatchers(KeyFilter::hasKey, SignatureFilter::isSigned))
        .authorizeHttpRequests(SecurityConfiguration::rules)
        .formLogin(
            form ->
                form.loginPage("/login")
                    .loginProcessingUrl("/api/v1/session")
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .successHandler((request, response, who) -> response.setStatus(204))
                    .failureHandler((request, response, e) -> refuse(response, e)))
        .logout(
            out ->
                out.logoutRequestMatcher(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.DELETE, "/api/v1/session"))
                    .logoutSuccessHandler(ssoOut))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            problems.write(
                                response, Problem.of(HttpStatus.UNAUTHORIZED, "NOT_LOGGED_IN")))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            problems.write(
                                response, Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"))))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                    .frameOptions(frame -> frame.deny()));
    sso.configure(http);
    return http.build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          all) {
    all.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll();
    all.requestMatchers(HttpMethod.GET, Access.OPEN).permitAll();
    all.requestMatchers(Access.ANYBODY).authenticated();
    for (Rule rule : Access.RULES) {
      all.requestMatchers(rule.method(), rule.pattern())
          .hasAnyRole(rule.roles().stream().map(Enum::name).toArray(String[]::new));
    }
    all.anyRequest().denyAll();
  }

  /** Whether the name or the password is wrong is not told. */
  private void refuse(HttpServletResponse response, AuthenticationException e) throws IOException {
    boolean locked = e instanceof LockedException;
    problems.write(
        response,
        new Problem(
            "about:blank",
            401,
            locked ? "密码多次错误，账号已锁定 15 分钟" : "账号或密码不正确",
            locked
                ? "too many wrong passwords, locked for 15 minutes"
                : "name or password is wrong",
            locked ? "LOCKED" : "WRONG_PASSWORD",
            "",
            ""));
  }
}
