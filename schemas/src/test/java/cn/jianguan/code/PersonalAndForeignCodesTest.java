package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalAndForeignCodesTest {
  @Test
  void organisationCodes_insideRealCreditCodes_fit() throws IOException {
    long fitting =
        UsccTest.realCodes().stream()
            .filter(code -> OrganisationCode.parse(code.substring(8, 17)).value().isPresent())
            .count();
    assertThat(fitting).isEqualTo(191);
  }

  @ParameterizedTest
  @CsvSource({"M000100Y4, M000100Y4", "M000100Y-4, M000100Y4", "ｍ000100ｙ-4, M000100Y4"})
  void organisationCode_isReadWithAndWithoutHyphen(String text, String code) {
    assertThat(OrganisationCode.parse(text).value()).contains(new OrganisationCode(code));
  }

  @ParameterizedTest
  @CsvSource({"M000100Y5, CHECK_DIGIT", "M000100Y, FORMAT", "M000-100Y4, FORMAT"})
  void organisationCode_isRefused(String text, Problem problem) {
    assertThat(OrganisationCode.parse(text).refusal().orElseThrow().problem()).isEqualTo(problem);
  }

  @Test
  void residentId_ofTheStandard_isRead() {
    ResidentId id = ResidentId.parse("11010519491231002x").value().orElseThrow();
    assertThat(id.code()).isEqualTo("11010519491231002X");
    assertThat(id.code()).isEqualTo("11010519491231002X");
  }

  @Test
  void residentId_ofFifteenDigits_isBroughtToEighteen() {
    assertThat(ResidentId.parse("110105491231002").value().orElseThrow().code())
        .isEqualTo("11010519491231002X");
  }

  @Test
  void residentId_neverShowsItselfInText() {
    assertThat(ResidentId.parse("11010519491231002X").value().orElseThrow().toString())
        .doesNotContain("1949")
        .doesNotContain("002");
    assertThat(ResidentId.parse("110105194912310021").toString()).doesNotContain("194912");
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021, CHECK_DIGIT",
    "110105194902310021, RANGE",
    "11010519491231002, FORMAT",
    "1101051949123100XX, FORMAT",
    "110105490231002, RANGE",
  })
  void residentId_isRefused(String text, Problem problem) {
    assertThat(ResidentId.parse(text).refusal().orElseThrow().problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"04595257", "10458575", "10458574"})
  void taxId_meetsTheOldRule(String code) {
    assertThat(TaiwanTaxId.parse(code, TaiwanTaxId.Rule.BEFORE_2023).value()).isPresent();
    assertThat(TaiwanTaxId.parse(code).value()).isPresent();
  }

  @Test
  void taxId_ofTheNewRule_failsTheOldOne() {
    // 1·1 + 2·… : digit sum 5, divisible by five alone
    assertThat(TaiwanTaxId.parse("00000005").value()).isPresent();
    assertThat(TaiwanTaxId.parse("00000005", TaiwanTaxId.Rule.BEFORE_2023).value()).isEmpty();
  }

  @Test
  void taxId_withSevenInSeventhPlace_hasTwoWays() {
    // 7 × 4 = 28 → 10, which counts as 1 or 0: sums 10 and 11, and 19 and 20
    assertThat(TaiwanTaxId.parse("00000070", TaiwanTaxId.Rule.BEFORE_2023).value()).isPresent();
    assertThat(TaiwanTaxId.parse("00000079", TaiwanTaxId.Rule.BEFORE_2023).value()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"00000001, CHECK_DIGIT", "1234567, FORMAT", "1234567A, FORMAT"})
  void taxId_isRefused(String text, Problem problem) {
    assertThat(TaiwanTaxId.parse(text).refusal().orElseThrow().problem()).isEqualTo(problem);
  }
}
