package cn.jianguan.server.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.jianguan.server.access.RunningServer;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.account.Visitor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Draws at the API, by a department for itself. */
class DrawTest extends RunningServer {
  private static final String POOL =
      IntStream.range(0, 40)
          .mapToObj(i -> "X:%03d,对象%d,320100,%c,,,,,0,0".formatted(i, i, "ABCD".charAt(i % 4)))
          .collect(
              Collectors.joining(
                  "\n",
                  "object,name,area,class,open_yellow,open_orange,open_red,red_list,visits_year,visits_two_years\n",
                  "\n"));
  private static final String OFFICERS =
      IntStream.range(0, 4)
          .mapToObj(i -> "T-" + i + ",ORG,2020-01-01,2030-01-01,")
          .collect(Collectors.joining("\n", "officer,agency,valid_from,valid_to,avoids\n", "\n"));

  @Autowired private JsonMapper mapper;

  @Test
  void draw_isMade_published_andTheSameWhenAnybodyDrawsAgain() throws Exception {
    String made = text(ask(post("/api/v1/draws").content(wanted("P-1", "seed"))));
    String id = mapper.readTree(made).get("id").asString();
    assertThat(mapper.readTree(made).get("objects").asInt()).isPositive();
    assertThat(text(ask(get("/api/v1/draws")))).contains(id);
    assertThat(text(ask(post("/api/v1/draws/" + id + "/verification")))).contains("\"equal\":true");

    Map<String, String> files =
        unzip(ask(get("/api/v1/draws/" + id + "/published")).getContentAsByteArray());
    assertThat(verify(files)).contains("\"equal\":true");
    files.computeIfPresent("draw.csv", (name, text) -> text.replace("seed,seed", "seed,other"));
    assertThat(verify(files)).contains("\"equal\":false");
    files.remove("drawn.csv");
    assertThat(verify(files)).contains("\"files\"");
  }

  @Test
  void anotherSeedForTheSamePool_isRefused() throws Exception {
    assertThat(ask(post("/api/v1/draws").content(wanted("P-2", "one"))).getStatus()).isEqualTo(200);
    assertThat(ask(post("/api/v1/draws").content(wanted("P-2", "one"))).getStatus()).isEqualTo(200);
    MockHttpServletResponse again = ask(post("/api/v1/draws").content(wanted("P-2", "two")));
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(text(again)).contains("DRAWN_ALREADY");
  }

  @Test
  void planThatBeginsWithADot_isRefusedWithTheReason() throws Exception {
    for (String plan : new String[] {".P", "..", "a/b", ""}) {
      MockHttpServletResponse refused = ask(post("/api/v1/draws").content(wanted(plan, "s")));
      assertThat(refused.getStatus()).as(plan).isEqualTo(400);
      assertThat(text(refused)).contains("\"plan\"", "不以点开头", "not beginning with a dot");
    }
  }

  @Test
  void leadOfAnotherAgency_isRefused() throws Exception {
    String foreign =
        wanted("P-3", "s").replace("\"agencies\":[\"ORG\"]", "\"agencies\":[\"OTHER\"]");
    assertThat(text(ask(post("/api/v1/draws").content(foreign)))).contains("\"agencies\"");
  }

  private String wanted(String plan, String seed) {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("plan", plan);
    wanted.put("seed", seed);
    wanted.put("agencies", new String[] {"ORG"});
    wanted.put("keyItem", false);
    wanted.put("from", "2026-03-02");
    wanted.put("to", "2026-03-31");
    wanted.put("count", 0);
    wanted.put("perOfficer", 0);
    wanted.put("pool", POOL);
    wanted.put("officers", OFFICERS);
    wanted.put("send", false);
    return mapper.writeValueAsString(wanted);
  }

  private String verify(Map<String, String> files) throws Exception {
    String body = mapper.writeValueAsString(Map.of("files", files));
    return text(ask(post("/api/v1/draws/verification").content(body)));
  }

  private static Map<String, String> unzip(byte[] bytes) throws Exception {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
    Account by =
        new Account("it", "it", Role.DEPT, "ORG", "320100", false, null, false, Instant.EPOCH);
    return mvc.perform(
            request.contentType(MediaType.APPLICATION_JSON).with(csrf()).with(user(Visitor.of(by))))
        .andReturn()
        .getResponse();
  }
}
