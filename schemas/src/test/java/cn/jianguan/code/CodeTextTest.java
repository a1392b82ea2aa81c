package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CodeTextTest {
  @Example
  void halfWidth_firstAndLastForm_areTurned_theirNeighboursStay() {
    assertThat(CodeText.halfWidth("\uFF01\uFF5E")).isEqualTo("!~");
    assertThat(CodeText.halfWidth("\uFF00\uFF5F")).isEqualTo("\uFF00\uFF5F");
  }

  @Property
  void normalise_ofASpelling_isItself(@ForAll String text) {
    String once = CodeText.normalise(text);
    assertThat(CodeText.normalise(once)).isEqualTo(once);
  }

  @Example
  void isDigits_looksAtThePartAlone() {
    assertThat(CodeText.isDigits("0123456789", 0, 10)).isTrue();
    assertThat(CodeText.isDigits("a09b", 1, 3)).isTrue();
    assertThat(CodeText.isDigits("a09b", 0, 3)).isFalse();
    assertThat(CodeText.isDigits("a09b", 1, 4)).isFalse();
    assertThat(CodeText.isDigits("/", 0, 1)).isFalse();
    assertThat(CodeText.isDigits(":", 0, 1)).isFalse();
  }

  @Example
  void saysNone_whatIsNoNumber_butNotANameThatAShopGoesBy() {
    assertThat(List.of("无", " 不详 ", "---", "／", "n/a", "ｎｕｌｌ", "。")).allMatch(CodeText::saysNone);
    assertThat(List.of("乐家小吃店", "無極茶行", "22", "A", "NA-1", "Ω7")).noneMatch(CodeText::saysNone);
  }
}
