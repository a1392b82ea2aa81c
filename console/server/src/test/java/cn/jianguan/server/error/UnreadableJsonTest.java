package cn.jianguan.server.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.jianguan.server.access.RunningServer;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.account.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever cannot be read of a request is told by its field. */
class UnreadableJsonTest extends RunningServer {
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"event\":\"SIGN\",\"officers\":[\"a\",\"b\"]} | officers | a number",
        "{\"event\":\"SIGN\",\"officers\":\"two\"} | officers | a number",
        "{\"event\":\"SIGN\",\"offSite\":\"perhaps\"} | offSite | true or false",
        "{\"event\":\"SIGN\",\"linkedActs\":\"a\"} | linkedActs | a list",
        "{\"event\":\"SIGN\",\"linkedActs\":[{\"id\":1}]} | linkedActs[0] | a text",
        "{\"event\":\"SIGN\",\"attachments\":[{\"nam\":\"a\"}]} | attachments[0].nam | no such field; there are name, sha256",
        "{\"event\":\"SIGN\",\"oficers\":2} | oficers | no such field",
        "{\"event\":\"SIGN\" | body | JSON as the API says",
        "[] | body | JSON as the API says",
      })
  void requestThatCannotBeRead_saysWhere(String body, String field, String expected)
      throws Exception {
    Account account =
        new Account(
            "somebody", "某人", Role.DEPT, "ORG", "320102", false, null, false, Instant.EPOCH);
    String said =
        mvc.perform(
                post("/api/v1/alerts/1/moves")
                    .contentType("application/json")
                    .content(body)
                    .with(user(Visitor.of(account)))
                    .with(csrf()))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    JsonNode problem = JSON.readTree(said);
    assertThat(problem.path("field").asString()).as(said).isEqualTo(field);
    assertThat(problem.path("expected").asString()).contains(expected);
  }
}
