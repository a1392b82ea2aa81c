package cn.jianguan.jobs.casework.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleTest {
  private static final String WORDS = "the quick inspector ".repeat(10).strip();

  @Test
  void title_isTheFirstClause() {
    assertThat(Title.of("3.5 days late; and more")).isEqualTo("3.5 days late");
    assertThat(Title.of("逾期三天。未见复查")).isEqualTo("逾期三天");
  }

  @Test
  void longTitle_endsWithAWholeWord() {
    String title = Title.of(WORDS);
    assertThat(title).endsWith("…").hasSizeLessThanOrEqualTo(120);
    String kept = title.substring(0, title.length() - 1);
    assertThat(WORDS).startsWith(kept + " ");
    assertThat(kept.length()).isGreaterThan(100);
  }

  @Test
  void dateAtTheLimit_staysWholeOrGoes() {
    String before = "a".repeat(110) + " by,";
    assertThat(Title.of(before + " 2026-10-13 it was")).isEqualTo("a".repeat(110) + " by…");
    assertThat(Title.of("逾".repeat(115) + "2026-10-13 未见")).isEqualTo("逾".repeat(115) + "…");
  }

  @Test
  void wordThatEndsAtTheLimit_stays() {
    String words = "a".repeat(119) + " b";
    assertThat(Title.of(words)).isEqualTo("a".repeat(119) + "…");
  }

  @Test
  void longTitleInChinese_isCutBetweenCharacters() {
    assertThat(Title.of("逾".repeat(121))).isEqualTo("逾".repeat(119) + "…");
    assertThat(Title.of("逾".repeat(120))).isEqualTo("逾".repeat(120));
  }

  @Test
  void whatHasNoWordsEnd_isCutAtTheLimit() {
    assertThat(Title.of("x".repeat(300))).isEqualTo("x".repeat(119) + "…");
  }
}
