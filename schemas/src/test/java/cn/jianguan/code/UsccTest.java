package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
  private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  static List<String> realCodes() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                UsccTest.class.getResourceAsStream("uscc_real.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("realCodes")
  void realCode_isRead(String code) {
    assertThat(Uscc.parse(code).value()).contains(new Uscc(code));
  }

  @Test
  void realCodes_areAllThere() throws IOException {
    assertThat(realCodes()).hasSize(191).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91320100MA0000015Q", "91320100MA00004100"})
  void workedExample_isRead(String code) {
    assertThat(Uscc.parse(code).value()).isPresent();
  }

  /** What passes the check character and yet names nobody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "000000000000000000",
        "913201020000000002",
        "９１３２０１０２００００００００02",
        "913201001111111114"
      })
  void placeholderCreditCodes_areRefused(String code) {
    Reading<Uscc> reading = Uscc.parse(code);
    assertThat(reading.value()).isEmpty();
    assertThat(reading.refusal().orElseThrow().problem()).isEqualTo(Problem.RANGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0", "000000000", "AAAAAAAA4"})
  void placeholderOrganisationCodes_areRefused(String code) {
    assertThat(OrganisationCode.parse(code).value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91320102MA1TE5T11N", "91320102MA1TE5T22T", "91320102ma1te5t11n"})
  void codesWithManyEqualCharacters_areStillRead(String code) {
    assertThat(Uscc.parse(code).value()).isPresent();
  }

  @Test
  void remainderZero_givesCheckCharacterZero() {
    assertThat(Uscc.checkCharacter("91320100MA0000410")).isEqualTo('0');
  }

  @Test
  void everySingleSubstitution_isDetected() {
    String code = "91320100MA0000015Q";
    int tried = 0;
    for (int i = 0; i < code.length(); i++) {
      for (char other : SYMBOLS.toCharArray()) {
        if (other != code.charAt(i)) {
          String wrong = code.substring(0, i) + other + code.substring(i + 1);
          assertThat(Uscc.parse(wrong).value()).as(wrong).isEmpty();
          tried++;
        }
      }
    }
    assertThat(tried).isEqualTo(540);
  }

  @ParameterizedTest
  @CsvSource({
    "９１３２０１００ＭＡ０００００１５Ｑ, full-width",
    "91320100ma0000015q, lower case",
    "'  91320100MA0000015Q\u3000', blanks",
    "'\uFEFF91320100MA0000015Q', byte order mark",
  })
  void otherSpelling_isBroughtToOne(String text, String how) {
    assertThat(Uscc.parse(text).value()).as(how).contains(new Uscc("91320100MA0000015Q"));
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4Z, FORMAT",
    "9132O100MA0000015Q, FORMAT",
    "91320100MA000001SQ, FORMAT",
    "91320100MA00000150, CHECK_DIGIT",
    "91320100MA0000015, FORMAT",
    "9132 0100MA0000015Q, FORMAT",
    "'', FORMAT",
  })
  void wrongCode_isRefusedAndNeverMended(String text, Problem problem) {
    Reading.Refused<Uscc> refusal = Uscc.parse(text).refusal().orElseThrow();
    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.expected()).containsPattern("\\p{IsHan}").containsPattern("[a-z]{3}");
  }

  @Property
  void letterInTheRegion_isRefusedThoughTheCheckCharacterFits(
      @ForAll @IntRange(min = 2, max = 7) int place, @ForAll @IntRange(min = 10, max = 30) int of) {
    String body = "91320100MA0000015";
    String wrong = body.substring(0, place) + SYMBOLS.charAt(of) + body.substring(place + 1);
    assertThat(Uscc.parse(wrong + Uscc.checkCharacter(wrong)).refusal())
        .hasValueSatisfying(it -> assertThat(it.problem()).isEqualTo(Problem.FORMAT));
  }

  @Test
  void codeOfAnAbolishedCounty_isRead() {
    RegionCode county = new RegionCode("120224"); // 宝坻县, a district since
    assertThat(Uscc.parse("91" + county + "064012553U").value()).isPresent();
    assertThat(Regions.shipped().of(county))
        .isNotEmpty()
        .noneMatch(region -> region.mayBeValidOn(LocalDate.of(2020, 1, 1)));
  }
}
