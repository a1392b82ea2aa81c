package cn.jianguan.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.jianguan.server.account.ApiKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A department's system at the API, with a key and no session. */
class SystemKeyTest extends RunningServer {
  private static final String ROW =
      "{\"party_key\":\"k\",\"party_name\":\"会社\",\"name_withheld\":0,\"location\":\"\",\"labor_bureau\":\"東京労働局\",\"first_appeared\":\"2024-03-01\",\"last_appeared\":\"\",\"status\":\"\",\"violation_law\":\"\",\"violation_summary\":\"\",\"prosecution_date\":\"\"}";

  @Autowired private ApiKeys keys;
  @Autowired private JdbcClient database;

  @Test
  void key_isADepartment_andNothingMore() throws Exception {
    String key = keys.add("接口", "JP-LB-13", "391300");
    assertThat(ask(get("/api/v1/mappings"), key).getStatus()).isEqualTo(200);
    assertThat(ask(get("/api/v1/admin/accounts"), key).getStatus()).isEqualTo(403);
    assertThat(ask(get("/api/v1/rejects"), key).getStatus()).isEqualTo(403);
    MockHttpServletResponse wrong = ask(get("/api/v1/mappings"), key.replaceAll("..$", "zz"));
    assertThat(wrong.getStatus()).isEqualTo(401);
    assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("WRONG_KEY");
    String secret = key.substring(key.lastIndexOf('_') + 1);
    assertThat(database.sql("SELECT * FROM api_key").query().listOfRows().toString())
        .contains("JP-LB-13")
        .doesNotContain(secret);
  }

  @Test
  void rotatedKey_isTakenBesideTheNewOneForAWhile_andNoneOnceRevoked() throws Exception {
    String first = keys.add("接口", "JP-LB-13", "391300");
    String id = first.split("_")[1];
    String second = keys.rotate(id, Duration.ofHours(1));
    assertThat(ask(get("/api/v1/mappings"), first).getStatus()).isEqualTo(200);
    assertThat(ask(get("/api/v1/mappings"), second).getStatus()).isEqualTo(200);
    String third = keys.rotate(id, Duration.ZERO);
    assertThat(ask(get("/api/v1/mappings"), first).getStatus()).isEqualTo(401);
    assertThat(ask(get("/api/v1/mappings"), second).getStatus()).isEqualTo(401);
    assertThat(ask(get("/api/v1/mappings"), third).getStatus()).isEqualTo(200);
    keys.revoke(id);
    assertThat(ask(get("/api/v1/mappings"), third).getStatus()).isEqualTo(401);
  }

  @Test
  void sameRequestUnderOneKey_isAnsweredOnce_anotherIsRefused() throws Exception {
    String key = keys.add("接口", "JP-LB-13", "391300");
    MockHttpServletResponse first = ask(check(ROW).header("Idempotency-Key", "a-1"), key);
    assertThat(first.getStatus()).isEqualTo(200);
    assertThat(first.getContentAsString(StandardCharsets.UTF_8)).contains("\"accepted\":1");

    MockHttpServletResponse again = ask(check(ROW).header("Idempotency-Key", "a-1"), key);
    assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());

    MockHttpServletResponse other = ask(check("{}").header("Idempotency-Key", "a-1"), key);
    assertThat(other.getStatus()).isEqualTo(422);
    String stranger = keys.add("别的", "JP-LB-27", "392700");
    MockHttpServletResponse own = ask(check(ROW).header("Idempotency-Key", "a-1"), stranger);
    assertThat(own.getContentAsString(StandardCharsets.UTF_8)).contains("NOT_OWNER");
  }

  private static MockHttpServletRequestBuilder check(String row) {
    return post("/api/v1/acts/check")
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"source\":\"jp_labour\",\"mapping\":\"published_violations\",\"rows\":["
                + row
                + "]}");
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, String key)
      throws Exception {
    return mvc.perform(request.header("Authorization", "Bearer " + key)).andReturn().getResponse();
  }
}
