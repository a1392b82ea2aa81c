package cn.jianguan.server.access;

import cn.jianguan.server.account.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may ask what: the first rule that fits a request decides, and what no rule names is refused.
 * Which rows a role then sees is decided by {@link Jurisdiction}.
 */
public final class Access {
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> OFFICIALS = EnumSet.complementOf(EnumSet.of(Role.ENTERPRISE));
  private static final Set<Role> MOVERS =
      EnumSet.copyOf(Arrays.stream(Role.values()).filter(it -> it.actor().isPresent()).toList());

  /** Rejects and sources have no region by which they could be limited. */
  private static final Set<Role> WHOLE = EnumSet.of(Role.ADMIN, Role.PROV_CENTRE);

  /** Who reports acts: a department those of its own agency. */
  private static final Set<Role> REPORTERS = EnumSet.of(Role.ADMIN, Role.PROV_CENTRE, Role.DEPT);

  /** Who decides whether two rows are of one act: centres, for what lies in their region. */
  private static final Set<Role> CENTRES =
      EnumSet.of(Role.PROV_CENTRE, Role.CITY_CENTRE, Role.COUNTY_CENTRE);

  /** Who sees what waits for that decision. */
  private static final Set<Role> REVIEWERS =
      EnumSet.of(Role.ADMIN, Role.PROV_CENTRE, Role.CITY_CENTRE, Role.COUNTY_CENTRE, Role.ANALYST);

  /** Who draws for a plan: a centre, or a department that leads. */
  private static final Set<Role> DRAWERS =
      EnumSet.of(Role.PROV_CENTRE, Role.CITY_CENTRE, Role.COUNTY_CENTRE, Role.DEPT);

  /** What an endpoint's signature makes of a request; a session alone answers nothing there. */
  private static final Set<Role> SIGNERS =
      EnumSet.of(
          Role.DEPT,
          Role.PROV_CENTRE,
          Role.CITY_CENTRE,
          Role.COUNTY_CENTRE,
          Role.JUSTICE,
          Role.SUPERVISOR);

  /** Who writes versions of models: centres, and who supervises enforcement. */
  private static final Set<Role> AUTHORS =
      EnumSet.of(Role.PROV_CENTRE, Role.CITY_CENTRE, Role.COUNTY_CENTRE, Role.JUSTICE);

  /** A model holds in all of the province; and never does its author publish it. */
  private static final Set<Role> PUBLISHERS = EnumSet.of(Role.PROV_CENTRE);

  private static final Set<Role> ADMIN = EnumSet.of(Role.ADMIN);

  /** What a set of roles may ask. */
  public record Rule(HttpMethod method, String pattern, Set<Role> roles) {}

  /** Files of the page, and whether the server lives: without a session. */
  static final String[] OPEN = {
    "/",
    "/index.html",
    "/favicon.svg",
    "/assets/**",
    "/login",
    "/alerts/**",
    "/subjects/**",
    "/plans/**",
    "/models/**",
    "/statistics/**",
    "/data/**",
    "/admin/**",
    "/wall",
    "/api/v1/health"
  };

  /** What remains to somebody who still has to choose a password of his own. */
  static final String[] ANYBODY = {"/api/v1/session", "/api/v1/session/password"};

  public static final List<Rule> RULES =
      List.of(
          get("/api/v1/events", ALL),
          get("/api/v1/freshness", ALL),
          get("/api/v1/words", ALL),
          get("/api/v1/reference/**", ALL),
          get("/api/v1/alerts/**", ALL),
          post("/api/v1/alerts/{id}/moves", MOVERS),
          post("/api/v1/alerts/moves", MOVERS),
          post("/api/v1/alerts/documents", MOVERS),
          post("/api/v1/alerts/{id}/documents", MOVERS),
          post("/api/v1/answers/{endpoint}", SIGNERS),
          get("/api/v1/filters", ALL),
          post("/api/v1/filters", ALL),
          new Rule(HttpMethod.DELETE, "/api/v1/filters/{id}", ALL),
          get("/api/v1/search", OFFICIALS),
          get("/api/v1/overview/**", OFFICIALS),
          get("/api/v1/subjects/**", OFFICIALS),
          get("/api/v1/mappings", REPORTERS),
          post("/api/v1/acts", REPORTERS),
          post("/api/v1/acts/check", REPORTERS),
          get("/api/v1/duplicates/**", REVIEWERS),
          post("/api/v1/duplicates/answers", CENTRES),
          get("/api/v1/models/**", OFFICIALS),
          post("/api/v1/models/check", AUTHORS),
          post("/api/v1/models/{id}/rollback", PUBLISHERS),
          post("/api/v1/models/{id}/retirement", PUBLISHERS),
          get("/api/v1/drafts/**", AUTHORS),
          post("/api/v1/drafts", AUTHORS),
          post("/api/v1/drafts/{id}", AUTHORS),
          post("/api/v1/drafts/{id}/offer", AUTHORS),
          post("/api/v1/drafts/{id}/return", PUBLISHERS),
          post("/api/v1/drafts/{id}/publication", PUBLISHERS),
          new Rule(HttpMethod.DELETE, "/api/v1/drafts/{id}", AUTHORS),
          get("/api/v1/backtests/**", AUTHORS),
          post("/api/v1/backtests", AUTHORS),
          new Rule(HttpMethod.DELETE, "/api/v1/backtests/running", AUTHORS),
          get("/api/v1/plans/**", OFFICIALS),
          get("/api/v1/draws/**", OFFICIALS),
          post("/api/v1/draws", DRAWERS),
          post("/api/v1/draws/pool", DRAWERS),
          post("/api/v1/draws/verification", OFFICIALS),
          post("/api/v1/draws/{id}/verification", OFFICIALS),
          get("/api/v1/statistics/**", OFFICIALS),
          get("/api/v1/rejects/**", WHOLE),
          get("/api/v1/sources/**", WHOLE),
          get("/api/v1/admin/**", ADMIN),
          post("/api/v1/admin/**", ADMIN),
          get("/api/docs/**", OFFICIALS),
          get("/api/openapi/**", OFFICIALS),
          get("/swagger-ui/**", OFFICIALS));

  private Access() {}

  private static Rule get(String pattern, Set<Role> roles) {
    return new Rule(HttpMethod.GET, pattern, roles);
  }

  private static Rule post(String pattern, Set<Role> roles) {
    return new Rule(HttpMethod.POST, pattern, roles);
  }
}
