package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndustryCodeTest {
  @ParameterizedTest
  @CsvSource({
    "01, A", "05, A", "06, B", "12, B", "13, C", "43, C", "44, D", "46, D", "47, E", "50, E",
    "51, F", "52, F", "53, G", "60, G", "61, H", "62, H", "63, I", "65, I", "66, J", "69, J",
    "70, K", "71, L", "72, L", "73, M", "75, M", "76, N", "79, N", "80, O", "82, O", "83, P",
    "84, Q", "85, Q", "86, R", "90, R", "91, S", "96, S", "97, T"
  })
  void division_decidesTheSection(String division, char section) {
    IndustryCode code = IndustryCode.parse(division + "1").value().orElseThrow();
    assertThat(code.section()).isEqualTo(section);
  }

  @ParameterizedTest
  @CsvSource({
    "C, SECTION",
    "T, SECTION",
    "O79, GB2011",
    "P8210, GB2011",
    "Q83, GB2011",
    "R85, GB2011",
    "S9011, GB2011",
    "T96, GB2011",
    "L731, GB2002",
    "F591, GB2002",
    "98, GB2002",
    "T98, GB2002",
    "1311,",
    "C1311,",
    "A13,",
    "U13,",
    "U,",
    "99,",
    "1,",
    "A98,"
  })
  void codeOfAnotherEdition_isKnownAsSuch(String text, String edition) {
    assertThat(IndustryCode.bygone(text)).isEqualTo(java.util.Optional.ofNullable(edition));
  }

  @ParameterizedTest
  @CsvSource({
    "A1311, RANGE",
    "98, RANGE",
    "00, RANGE",
    "U13, FORMAT",
    "1, FORMAT",
    "13111, FORMAT",
    "C, FORMAT"
  })
  void wrongCode_isRefused(String text, Problem problem) {
    assertThat(IndustryCode.parse(text).refusal().orElseThrow().problem()).isEqualTo(problem);
  }
}
