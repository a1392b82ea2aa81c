package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {
  @ParameterizedTest
  @CsvSource({
    "USCC:91320100MA0000015Q, ORG_CODE:MA0000015",
    "ORG_CODE:MA000001-5, ORG_CODE:MA0000015",
    "ORG_CODE:MA0000015, ORG_CODE:MA0000015",
    "TW-EMS:A1234567, TW-EMS:A1234567",
    "USCC:short, USCC:short"
  })
  void organisation_meetsItself_byOldCodeAndNew(String objectKey, String place) {
    assertThat(Turns.meetingPlace(objectKey)).isEqualTo(place);
  }
}
