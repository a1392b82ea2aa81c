package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordIdentityTest {
  @ParameterizedTest(name = "identity \"{0}\", source \"{1}\", key \"{2}\": {3}")
  @CsvSource({
    "R1, 32-SC, 7, R1",
    "'', 32-SC, 7, 32-SC/7",
    "'  ', 32-SC, 7, 32-SC/7",
    "'　', 32-SC, 7, 32-SC/7",
    "'', 32-SC, '', 32-SC/",
    "'', '', '', /"
  })
  void identity_isTheRecordsOwn_orSourceAndKeyWhereThatIsBlank(
      String identity, String source, String key, String expected) {
    assertThat(RecordIdentity.of(identity, source, key)).isEqualTo(expected);
  }
}
