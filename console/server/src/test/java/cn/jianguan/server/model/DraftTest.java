package cn.jianguan.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.server.access.RunningServer;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Accounts;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.account.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version is written by one person and published by another; the server sees to it. */
class DraftTest extends RunningServer {
  private static final Pack SHIPPED = PackLibrary.shipped("GZ-01");

  @Autowired private Accounts accounts;
  @Autowired private DraftStore drafts;
  @Autowired private JsonMapper mapper;

  @BeforeEach
  void people() {
    for (String name : new String[] {"author", "second"}) {
      accounts.add(account(name), "-");
    }
  }

  /** Others ask every route of this server, for the first draft, too. */
  @AfterEach
  void clean() {
    drafts.all().forEach(it -> drafts.drop(it.id()));
  }

  @Test
  void brokenFile_isFoundAtItsLine() throws Exception {
    String text =
        SHIPPED.file(Pack.LOGIC).replaceFirst("parameter\\(\"\\w+\"\\)", "parameter(\"nothing\")");
    JsonNode findings = check(Map.of(Pack.LOGIC, text), true).get("findings");
    int line = (int) text.substring(0, text.indexOf("\"nothing\"")).lines().count();
    assertThat(findings.get(0).get("file").asString()).isEqualTo(Pack.LOGIC);
    assertThat(findings.get(0).get("line").asInt()).isEqualTo(line);
    assertThat(findings.get(0).get("zh").asString()).contains("nothing");
  }

  @Test
  void unusedParameter_isFoundAtItsRow() throws Exception {
    String text = SHIPPED.file(Pack.PARAMETERS).strip() + "\nidle,*,1,,,闲,idle\n";
    JsonNode findings = check(Map.of(Pack.PARAMETERS, text), false).get("findings");
    assertThat(findings.get(0).get("line").asInt()).isEqualTo((int) text.lines().count());
  }

  @Test
  void changedThreshold_failsItsScenarios_eachByName() throws Exception {
    JsonNode shipped = check(Map.of(), true);
    assertThat(shipped.get("findings")).isEmpty();
    assertThat(shipped.get("played")).isNotEmpty().allMatch(it -> it.get("differences").isEmpty());
    JsonNode changed = check(Map.of(Pack.PARAMETERS, looser()), true).get("played");
    assertThat(changed)
        .anyMatch(it -> !it.get("differences").isEmpty() && it.get("line").asInt() > 1);
  }

  @Test
  void draft_isChangedByItsAuthorOnly_andPublishedByAnybodyElseOnly() throws Exception {
    long id = drafts.add("GZ-01", "1.0.0", "author", SHIPPED.files());
    String path = "/api/v1/drafts/" + id;
    String broken = body(Map.of("revision", 1, "files", with(Map.of(Pack.PARAMETERS, looser()))));
    assertThat(ask(post(path).content(broken), "second")).contains("NOT_AUTHOR");
    assertThat(ask(post(path).content(broken), "author")).contains("\"revision\":2");
    assertThat(ask(post(path).content(broken), "author")).contains("STALE");

    assertThat(ask(decide(path + "/offer", 2), "author")).contains("NOT_ADMITTED");
    assertThat(ask(publish(path, 2), "second")).contains("NOT_OFFERED");
    String mended = body(Map.of("revision", 2, "files", SHIPPED.files()));
    assertThat(ask(post(path).content(mended), "author")).contains("\"revision\":3");
    assertThat(ask(decide(path + "/offer", 3), "author")).contains("\"offered\":true");

    assertThat(ask(publish(path, 4), "author")).contains("FOUR_EYES").contains("403");
    assertThat(ask(publish(path, 3), "second")).contains("STALE");
    // All is in order; there is no cluster behind this server.
    assertThat(ask(publish(path, 4), "second")).contains("UNAVAILABLE");
    assertThat(ask(decide(path + "/return", 4), "second")).contains("\"offered\":false");
    assertThat(ask(publish(path, 5), "second")).contains("NOT_OFFERED");
    assertThat(ask(get("/api/v1/drafts"), "second")).contains("GZ-01");
  }

  @Test
  void filesThatAreNoneOfAModel_areRefused() throws Exception {
    String foreign = body(Map.of("modelId", "GZ-01", "files", Map.of("../x", "")));
    assertThat(ask(post("/api/v1/models/check").content(foreign), "author")).contains("\"files\"");
    String nobody = body(Map.of("modelId", "../etc", "files", Map.of()));
    assertThat(ask(post("/api/v1/models/check").content(nobody), "author")).contains("modelId");
  }

  /** The shipped threshold multiplied: what fired at it does no more. */
  private static String looser() {
    return SHIPPED.file(Pack.PARAMETERS).replaceAll("(?m)^(\\w+,\\*,)([0-9]+)", "$19$2");
  }

  private JsonNode check(Map<String, String> changed, boolean scenarios) throws Exception {
    String wanted =
        body(Map.of("modelId", "GZ-01", "files", with(changed), "scenarios", scenarios));
    return mapper.readTree(ask(post("/api/v1/models/check").content(wanted), "author"));
  }

  private static Map<String, String> with(Map<String, String> changed) {
    Map<String, String> files = new TreeMap<>(SHIPPED.files());
    files.putAll(changed);
    return files;
  }

  private MockHttpServletRequestBuilder decide(String path, int revision) {
    return post(path).content(body(Map.of("revision", revision, "note", "请看")));
  }

  private MockHttpServletRequestBuilder publish(String path, int revision) {
    return post(path + "/publication")
        .content(body(Map.of("revision", revision, "channel", "ACTIVE")));
  }

  private String body(Map<String, ?> content) {
    return mapper.writeValueAsString(content);
  }

  private static Account account(String name) {
    return new Account(
        name, name, Role.PROV_CENTRE, "ORG", "320000", false, null, false, Instant.EPOCH);
  }

  private String ask(MockHttpServletRequestBuilder request, String by) throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(
                request
                    .contentType(MediaType.APPLICATION_JSON)
                    .with(csrf())
                    .with(user(Visitor.of(account(by)))))
            .andReturn()
            .getResponse();
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
