package cn.jianguan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asks too often is told so, in words and with the seconds to wait; the page's files are not
 * counted.
 */
class RateTest {
  private final RateFilter filter =
      new RateFilter(new Rates(1, 2), new ProblemWriter(new JsonMapper()));

  @Test
  void thirdOfTwoAtOnce_isToldToWait() throws Exception {
    assertThat(ask("/api/v1/alerts").getStatus()).isEqualTo(200);
    assertThat(ask("/api/v1/alerts").getStatus()).isEqualTo(200);
    MockHttpServletResponse third = ask("/api/v1/alerts");
    assertThat(third.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(third.getHeader("Retry-After"))).isPositive();
    assertThat(third.getContentType()).startsWith("application/problem+json");
    assertThat(third.getContentAsString(StandardCharsets.UTF_8))
        .contains("TOO_MANY", "请求过于频繁", "too many requests");
    assertThat(ask("/assets/page.js").getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse ask(String path) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
    return response;
  }
}
