package cn.jianguan.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.model.ModelDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledRuleCacheTest {
  private static final byte[] GARBAGE = "no archive".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path temporary;

  /** Each test has a text of its own: this process knows what it has compiled. */
  private static ModelDefinition model(String rule) {
    return model("JD-01", rule);
  }

  private static ModelDefinition model(String id, String rule) {
    String drl = "rule \"%s\" when $b : Bundle(model == \"%s\") then $b.hit(Severity.BLUE); end";
    return RuleBaseTest.model(id, drl.formatted(rule, id));
  }

  private Path folder() {
    return temporary.resolve("cache");
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  @Test
  void whatIsCompiled_isKeptForItsOwnerAlone_andLoadsAgain() throws Exception {
    RuleBase.compile(List.of(model("kept")), CompiledRuleCache.in(folder())).open().close();

    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    try (RuleSession session =
        new RuleSession(
            null, CompiledRules.load(Files.readAllBytes(files().get(0))).newKieSession())) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isPresent();
      assertThat(session.judge(RuleBaseTest.bundle("JD-02", Map.of()))).isEmpty();
    }
  }

  @Test
  void whatIsKept_isTakenInsteadOfCompiling() throws Exception {
    ModelDefinition kept = model("taken");
    ModelDefinition other = model("JD-02", "taken");
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    cache.put(
        RuleBase.nameOf(List.of(kept)),
        CompiledRules.compile(RuleBase.sources(List.of(other))).archive());

    try (RuleSession session = RuleBase.compile(List.of(kept), cache).open()) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isEmpty();
    }
  }

  @Test
  void whatCannotBeLoaded_isCompiledAnew() throws Exception {
    ModelDefinition model = model("garbage");
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    cache.put(RuleBase.nameOf(List.of(model)), GARBAGE);

    try (RuleSession session = RuleBase.compile(List.of(model), cache).open()) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isPresent();
    }
    assertThat(Files.readAllBytes(files().get(0))).isNotEqualTo(GARBAGE);
  }

  @Test
  void folderThatCannotBeMade_isNoHindrance() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");
    try (RuleSession session =
        RuleBase.compile(List.of(model("nowhere")), CompiledRuleCache.in(file.resolve("cache")))
            .open()) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isPresent();
    }
  }

  @Test
  void manyCompiled_thoseWrittenLastStay() throws Exception {
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    for (int i = 0; i < 100; i++) {
      cache.put("r" + i + ".jar", GARBAGE);
      Files.setLastModifiedTime(folder().resolve("r" + i + ".jar"), FileTime.fromMillis(i * 1000L));
    }
    cache.put("last.jar", GARBAGE);
    assertThat(files()).hasSize(64);
    assertThat(cache.find("last.jar")).isPresent();
    assertThat(cache.find("r99.jar")).isPresent();
    assertThat(cache.find("r0.jar")).isEmpty();
  }
}
