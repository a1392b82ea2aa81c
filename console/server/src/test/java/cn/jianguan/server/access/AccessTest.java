package cn.jianguan.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.account.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that the server has, asked by everybody: the answers are written down in {@code
 * access.txt}. There is no cluster, so who is let in gets an answer of another kind.
 */
class AccessTest extends RunningServer {
  private static final String ANSWERS = "access.txt";

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void everyRoute_answersEverybodyAsWritten() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String route : routes()) {
      lines.add(route + " | " + answers(route));
    }
    assertThat(String.join("\n", lines)).isEqualTo(written());
  }

  private TreeSet<String> routes() {
    TreeSet<String> routes = new TreeSet<>();
    for (RequestMappingInfo info : requestMappingHandlerMapping.getHandlerMethods().keySet()) {
      for (String path : info.getPatternValues()) {
        if (path.startsWith("/api/")) {
          info.getMethodsCondition()
              .getMethods()
              .forEach(method -> routes.add(path + " " + method.name()));
        }
      }
    }
    routes.add("/api/v1/nothing GET");
    return routes;
  }

  /** Who is let in, everybody else being refused as he must be. */
  private String answers(String route) throws Exception {
    List<String> in = new ArrayList<>();
    int nobody = status(route, null, false);
    if (nobody != 401) {
      in.add("NOBODY");
    }
    if (status(route, Role.ADMIN, true) != 403) {
      in.add("MUST_CHANGE");
    }
    for (Role role : Role.values()) {
      if (status(route, role, false) != 403) {
        in.add(role.name());
      }
    }
    return in.size() == Role.values().length + 2
        ? "EVERYBODY"
        : in.size() == Role.values().length && !in.contains("NOBODY") && !in.contains("MUST_CHANGE")
            ? "ALL_ROLES"
            : String.join(" ", in);
  }

  private int status(String route, Role role, boolean mustChange) throws Exception {
    String[] parts = route.split(" ");
    MockHttpServletRequestBuilder request =
        request(HttpMethod.valueOf(parts[1]), parts[0].replaceAll("\\{[^}]*}", "1"))
            .with(csrf())
            .accept(MediaType.APPLICATION_JSON);
    if (role != null) {
      Account account =
          new Account("it", "it", role, "ORG", "320100", mustChange, null, false, Instant.EPOCH);
      request.with(user(Visitor.of(account)));
    }
    return mvc.perform(request).andReturn().getResponse().getStatus();
  }

  private static String written() throws Exception {
    try (var in = AccessTest.class.getResourceAsStream(ANSWERS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .reduce((one, other) -> one + "\n" + other)
          .orElse("");
    }
  }
}
