package cn.jianguan.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.model.ModelDefinition;
import java.io.RandomAccessFile;
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
            null, CompiledRules.read(Files.readAllBytes(files().get(0))).load().newKieSession())) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isPresent();
      assertThat(session.judge(RuleBaseTest.bundle("JD-02", Map.of()))).isEmpty();
    }
  }

  @Test
  void whatIsKept_isTakenInsteadOfCompiling() throws Exception {
    ModelDefinition kept = model("taken");
    ModelDefinition other = model("JD-02", "taken");
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    cache.put(Map.of(RuleSource.of(kept), CompiledRules.compile(List.of(RuleSource.of(other)))));

    try (RuleSession session = RuleBase.compile(List.of(kept), cache).open()) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isEmpty();
    }
  }

  @Test
  void whatCannotBeLoaded_isCompiledAnew() throws Exception {
    ModelDefinition model = model("garbage");
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    Files.createDirectory(folder());
    Files.write(folder().resolve(RuleSource.of(model).archiveName()), GARBAGE);

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
  void whatDoesNotFit_isCompiledAnew_withAllThatWasAskedForWithIt() throws Exception {
    ModelDefinition sound = model("sound");
    ModelDefinition model = model("JD-02", "unfit");
    RuleSource source = RuleSource.of(model);
    CompiledRules compiled = CompiledRules.compile(List.of(source));
    compiled.classes().replaceAll((name, bytes) -> GARBAGE);
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    cache.put(Map.of(source, compiled));

    try (RuleSession session = RuleBase.compile(List.of(sound, model), cache).open()) {
      assertThat(session.judge(RuleBaseTest.bundle("JD-01", Map.of()))).isPresent();
      assertThat(session.judge(RuleBaseTest.bundle("JD-02", Map.of()))).isPresent();
    }
    assertThat(cache.find(List.of(source)).get(source).load().getKiePackage(source.packageName()))
        .isNotNull();
  }

  /** Which models are compiled together is chance: it depends on how quickly they come. */
  @Test
  void compiledTogether_isFoundAlone_andWithOthers() throws Exception {
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    ModelDefinition one = model("JD-01", "together");
    ModelDefinition two = model("JD-02", "together");
    ModelDefinition three = model("JD-03", "together");
    RuleBase.compile(List.of(one, two), cache);
    List<Path> afterFirst = files();

    RuleBase.compile(List.of(one), cache);
    assertThat(files()).hasSize(2).containsExactlyInAnyOrderElementsOf(afterFirst);

    try (RuleSession session = RuleBase.compile(List.of(two, three, one), cache).open()) {
      for (String id : List.of("JD-01", "JD-02", "JD-03")) {
        assertThat(session.judge(RuleBaseTest.bundle(id, Map.of()))).as(id).isPresent();
      }
      assertThat(session.judge(RuleBaseTest.bundle("JD-04", Map.of()))).isEmpty();
    }
    assertThat(files()).hasSize(3).containsAll(afterFirst);
  }

  @Test
  void manyCompiled_thoseUsedLastStay() throws Exception {
    CompiledRuleCache cache = CompiledRuleCache.in(folder());
    RuleSource old = RuleSource.of(model("old"));
    RuleSource unused = RuleSource.of(model("unused"));
    cache.put(
        Map.of(
            old, CompiledRules.compile(List.of(old)),
            unused, CompiledRules.compile(List.of(unused))));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    }
    for (int i = 0; i < 1_500; i++) {
      Path file = Files.write(folder().resolve("r" + i + ".jar"), GARBAGE);
      Files.setLastModifiedTime(file, FileTime.fromMillis(2_000 + i));
    }
    assertThat(cache.find(List.of(old))).isNotEmpty();

    RuleBase.compile(List.of(model("last")), cache);
    assertThat(files()).hasSize(1_000);
    assertThat(cache.find(List.of(old, unused))).containsOnlyKeys(old);
    assertThat(folder().resolve("r1499.jar")).exists();
    assertThat(folder().resolve("r0.jar")).doesNotExist();
  }

  @Test
  void largeOnes_areFewer() throws Exception {
    Files.createDirectory(folder());
    for (int i = 0; i < 10; i++) {
      Path file = folder().resolve("r" + i + ".jar");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(10 << 20);
      }
      Files.setLastModifiedTime(file, FileTime.fromMillis(i * 1000L));
    }
    RuleBase.compile(List.of(model("small")), CompiledRuleCache.in(folder()));
    assertThat(files()).hasSize(7);
    assertThat(folder().resolve("r4.jar")).exists();
    assertThat(folder().resolve("r3.jar")).doesNotExist();
  }
}
