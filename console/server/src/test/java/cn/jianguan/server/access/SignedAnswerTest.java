package cn.jianguan.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Answers that never get as far as the loop. There is no cluster, so no signature can be judged.
 */
class SignedAnswerTest extends RunningServer {

  @Test
  void answer_withoutSignature_isNobodys() throws Exception {
    assertThat(ask(answer("{}")).getStatus()).isEqualTo(403); // as every POST without a token
  }

  @Test
  void signature_thatCannotBeJudged_isNotBelieved() throws Exception {
    MockHttpServletResponse response = ask(signed(answer("{}")));
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("UNAVAILABLE");
  }

  @Test
  void answer_thatIsTooLong_isNotRead() throws Exception {
    assertThat(ask(signed(answer("x".repeat((64 << 10) + 1)))).getStatus()).isEqualTo(413);
  }

  @Test
  void signature_opensNothingButAnswers() throws Exception {
    assertThat(ask(signed(post("/api/v1/alerts/1/moves").content("{}"))).getStatus())
        .isEqualTo(403);
  }

  private static MockHttpServletRequestBuilder answer(String body) {
    return post("/api/v1/answers/one").contentType("application/json").content(body);
  }

  private static MockHttpServletRequestBuilder signed(MockHttpServletRequestBuilder request) {
    return request
        .header("webhook-id", "1")
        .header("webhook-timestamp", "1700000000")
        .header("webhook-signature", "v1,AAAA");
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
