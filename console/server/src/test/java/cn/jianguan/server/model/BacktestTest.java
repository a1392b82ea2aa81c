package cn.jianguan.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.model.BacktestDesk.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is refused before a backtest is started, and how the desk gets on with the process it
 * starts; the process is a shell that says what it was asked, since there is no cluster here.
 */
class BacktestTest extends RunningServer {
  private static final Pack SHIPPED = PackLibrary.shipped("GZ-01");
  private static final BacktestDesk.Trial TRIAL =
      new BacktestDesk.Trial("GZ-01", "1.0.0", null, LocalDate.of(2026, 1, 1), null);
  private static final String READING =
      "{\"runId\":\"r\",\"words\":\"w\",\"read\":3,\"entries\":9,\"reached\":\"2026-01-02T00:00:00Z\"}";

  @TempDir private Path data;
  @Autowired private Audit audit;
  @Autowired private JsonMapper mapper;
  @Autowired private DraftStore drafts;
  @Autowired private Accounts accounts;
  private BacktestDesk desk;

  @AfterEach
  void leave() {
    drafts.all().forEach(it -> drafts.drop(it.id()));
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void process_isAskedForTheDraft_asItsAuthorsAccount_andGivesWay() throws Exception {
    desk = desk("nice; cat /proc/self/oom_score_adj; echo \"$@\"; exit 0");
    desk.start(TRIAL, SHIPPED, account("author", Role.JUSTICE));
    until(() -> desk.last().state() == State.DONE);
    Path folder = data.resolve("backtest/GZ-01");
    assertThat(Pack.read(folder)).isEqualTo(SHIPPED);

    desk.close();
    desk = desk("echo \"$(nice) $(cat /proc/self/oom_score_adj) $*\"; exit 1");
    desk.start(TRIAL, SHIPPED, account("author", Role.JUSTICE));
    until(() -> desk.last().state() == State.FAILED);
    until(() -> !desk.last().why().isEmpty());
    assertThat(desk.last().why())
        .isEqualTo(
            "19 1000 models backtest %s --watched --config=%s --by=author --from=2026-01-01"
                .formatted(folder, data.resolve("none.properties")));
  }

  @Test
  void second_isRefusedWhileOneRuns_andWhoBeganItBreaksItOff() throws Exception {
    desk = desk("echo '" + READING + "'; cat; echo gone");
    Account author = account("author", Role.JUSTICE);
    desk.start(TRIAL, SHIPPED, author);
    until(() -> desk.last().progress().read() == 3);
    assertThat(desk.last().progress().reached()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(desk.last().state()).isEqualTo(State.RUNNING);

    Account other = account("other", Role.CITY_CENTRE);
    assertThatThrownBy(() -> desk.start(TRIAL, SHIPPED, other))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("BUSY")
        .hasMessageContaining("GZ-01 is being backtested by author");
    assertThatThrownBy(() -> desk.cancel(other)).hasMessageContaining("NOT_YOURS");
    assertThat(desk.cancel(author).state()).isEqualTo(State.CANCELLED);
    assertThatThrownBy(() -> desk.cancel(author)).hasMessageContaining("no backtest is running");

    desk.start(TRIAL, SHIPPED, other);
    assertThat(desk.cancel(account("centre", Role.PROV_CENTRE)).state()).isEqualTo(State.CANCELLED);
    assertThat(audit.before(Long.MAX_VALUE, 4))
        .extracting(Audit.Entry::action)
        .containsExactly("CANCEL_BACKTEST", "BACKTEST", "CANCEL_BACKTEST", "BACKTEST");
  }

  @Test
  void question_isRefusedByName() throws Exception {
    assertThat(ask(post("/api/v1/backtests").content(body(Map.of("modelId", "GZ-01")))))
        .contains("\"version\"");
    String backwards =
        body(Map.of("draft", 1, "from", "2026-02-01", "to", "2026-02-01", "modelId", "GZ-01"));
    assertThat(ask(post("/api/v1/backtests").content(backwards))).contains("\"field\":\"to\"");
    String noDay = body(Map.of("draft", 1, "from", "yesterday"));
    assertThat(ask(post("/api/v1/backtests").content(noDay))).contains("\"field\":\"from\"");
    accounts.add(account("author", Role.JUSTICE), "-");
    Map<String, String> broken = new TreeMap<>(SHIPPED.files());
    broken.remove(Pack.LOGIC);
    long id = drafts.add("GZ-01", "1.0.0", "author", broken);
    assertThat(ask(post("/api/v1/backtests").content(body(Map.of("draft", id)))))
        .contains("NOT_ADMITTED");
    long good = drafts.add("GZ-01", "1.0.0", "author", SHIPPED.files());
    assertThat(ask(post("/api/v1/backtests").content(body(Map.of("draft", good)))))
        .contains("UNAVAILABLE")
        .contains("jianguan.backtest");
    assertThat(ask(get("/api/v1/backtests/running"))).contains("\"on\":false");
  }

  private BacktestDesk desk(String script) throws Exception {
    Path command = Files.writeString(data.resolve("command.sh"), script);
    ServerSettings settings =
        new ServerSettings(
            data.resolve("none.properties"),
            data,
            List.of(),
            null,
            List.of("/bin/sh", command.toString()),
            false);
    return new BacktestDesk(settings, mapper, audit, Clock.systemUTC());
  }

  /** A process takes its time; a minute means that it never will. */
  private static void until(BooleanSupplier done) {
    long began = System.nanoTime();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime() - began).isLessThan(Duration.ofMinutes(1).toNanos());
      Thread.onSpinWait();
    }
  }

  private String body(Map<String, ?> content) {
    return mapper.writeValueAsString(content);
  }

  private static Account account(String name, Role role) {
    return new Account(name, name, role, "ORG", "320000", false, null, false, Instant.EPOCH);
  }

  private String ask(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(
            request
                .contentType(MediaType.APPLICATION_JSON)
                .with(csrf())
                .with(user(Visitor.of(account("author", Role.JUSTICE)))))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
