package cn.jianguan.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrlFileTest {
  private static final String RULE =
      "rule \"r\" when $b : Bundle(model == \"M-1\", %s) then $b.hit(Severity.RED); end";

  static Stream<Pack> shipped() {
    return PackLibrary.shipped().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedPack_writtenAndReadAgain_isTheSameTree(Pack pack) {
    String drl = pack.file(Pack.LOGIC);
    DrlFile tree = DrlFile.parse(drl);
    assertThat(DrlFile.parse(tree.text())).isEqualTo(tree);
    assertThat(words(tree.text())).isEqualTo(words(drl));
  }

  private static List<String> words(String drl) {
    DrlScanner scanner = new DrlScanner(drl);
    return Stream.iterate(scanner.word(), word -> scanner.word())
        .takeWhile(word -> word.type() != DrlToken.Type.END)
        .map(DrlToken::shown)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number(\"a\") - (number(\"b\") - 1) * 2 >= -1",
        "(number(\"a\") + 1) * (parameter(\"p\") / 2) != - -1",
        "number(\"a\") - -1 > 0",
        "flag(\"a\") == (number(\"b\") >= 1)",
        "(flag(\"a\") == flag(\"b\")) == true",
        "(flag(\"a\") || flag(\"b\")) && !lists(\"l\", \"x\")",
        "!(flag(\"a\") && !(step > 1)) || !!flag(\"b\")",
        "stepSeverity == Severity.ORANGE, expectation != \"\", model == \"M-1\""
      })
  void condition_keepsItsMeaning_andNothingElse(String condition) {
    String typed =
        "/* 说明 */"
            + RULE.formatted("\n  // 说明\n  (" + condition.replaceAll(", (?!\")", "),(") + ")");
    DrlFile tree = DrlFile.parse(RULE.formatted(condition));
    assertThat(withoutPlaces(DrlFile.parse(typed))).isEqualTo(withoutPlaces(tree));
    assertThat(withoutPlaces(DrlFile.parse(tree.text()))).isEqualTo(withoutPlaces(tree));
    assertThat(tree.text().strip()).doesNotContain("说明").hasLineCount(1);
  }

  private static String withoutPlaces(DrlFile tree) {
    return tree.toString().replaceAll("at=\\d+:\\d+", "");
  }

  @Test
  void place_isLineAndColumn() {
    DrlFile tree = DrlFile.parse(RULE.formatted("\n  flag(\"a\")\n    || step > 1"));
    DrlTerm.BinaryTerm either = (DrlTerm.BinaryTerm) tree.rules().get(0).conditions().get(0);
    assertThat(either.at()).hasToString("2:3");
    assertThat(either.right().at()).hasToString("3:8");
    assertThat(tree.text().lines().toList().get(2)).startsWith("       step > 1)");
  }

  @Test
  void severities_areThoseTheRulesName() {
    assertThat(DrlFile.parse(RULE.formatted("step > 0")).severities())
        .containsExactly(Severity.RED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "-", "!("})
  void nesting_thousandsDeep_isRefusedWithItsPlace(String opening) {
    assertThatThrownBy(() -> DrlFile.parse(RULE.formatted("\n" + opening.repeat(5000))))
        .isInstanceOfSatisfying(
            DrlException.class,
            e -> {
              assertThat(e.zh()).contains("至多 32 层");
              assertThat(e.at().line()).isEqualTo(2);
            });
  }

  @Test
  void deepestNesting_isRead() {
    String deep = "(".repeat(32) + "flag(\"a\")" + ")".repeat(32);
    assertThat(DrlFile.parse(RULE.formatted(deep)).rules()).hasSize(1);
  }

  @Test
  void longCondition_isRefused_oneOfManyTermsIsRead() {
    String or = " || flag(\"a\")";
    assertThat(DrlFile.parse(RULE.formatted("flag(\"a\")" + or.repeat(255))).rules()).hasSize(1);
    assertThatThrownBy(() -> DrlFile.parse(RULE.formatted("flag(\"a\")" + or.repeat(256))))
        .hasMessageContaining("至多 256 项");
  }

  /** What takes a backtracking reader minutes is read, or refused, in a moment. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/* x", "// x ", "\"x", "(((( ", "!= ", "1.1.", "a.b(", "*/ /", "\n\n \n"})
  @Timeout(10)
  void longText_isReadInLinearTime(String part) {
    String text = RULE.formatted("step > 0") + part.repeat(64 * 1024 / part.length() - 100);
    long began = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      try {
        DrlFile.parse(text);
      } catch (DrlException e) {
        assertThat(e.at().line()).isPositive();
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void textBeyondTheLimit_isRefused() {
    assertThatThrownBy(() -> DrlFile.parse(" ".repeat(64 * 1024 + 1)))
        .hasMessageContaining("最长 65536");
  }
}
