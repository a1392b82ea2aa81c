package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumberTest {
  @ParameterizedTest
  @CsvSource({
    "苏市监罚字[2020]第0012号, 苏市监罚字〔2020〕12号",
    "苏市监罚字（2020）12号, 苏市监罚字〔2020〕12号",
    "苏市监罚字【2020】12 号, 苏市监罚字〔2020〕12号",
    "苏市监罚字〔２０２０〕１２号, 苏市监罚字〔2020〕12号",
    "苏市监罚字(2020)012, 苏市监罚字〔2020〕12号",
    "苏市监罚字〔20〕12号, 苏市监罚字〔2020〕12号",
    "第0012号, 12",
    "宁环罚〔2019〕3—007号, 宁环罚〔2019〕3-7",
    "ab-0012, AB-12"
  })
  void spellingsOfOneNumber_areOne(String one, String other) {
    assertThat(DocumentNumber.parse(one)).isPresent().isEqualTo(DocumentNumber.parse(other));
  }

  @ParameterizedTest
  @CsvSource({
    "苏市监罚字〔2020〕12号, 苏市监罚字〔2021〕12号",
    "苏市监罚字〔2020〕12号, 苏市监罚字〔2020〕120号",
    "苏市监罚字〔2020〕12号, 宁市监罚字〔2020〕12号",
    "苏市监第三分局罚〔2020〕12号, 苏市监三分局罚〔2020〕12号",
    "30-102-010012, 30-102-110012"
  })
  void differentNumbers_stayApart(String one, String other) {
    assertThat(DocumentNumber.parse(one)).isPresent().isNotEqualTo(DocumentNumber.parse(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "无", "/", "000", "见附件", "--"})
  void whatCanBeNoNumber_isNone(String text) {
    assertThat(DocumentNumber.parse(text)).isEmpty();
  }

  @Test
  void normalisedTwice_isNormalisedOnce() {
    String once = DocumentNumber.parse("苏市监罚字[2020]第0012号").orElseThrow().text();
    assertThat(DocumentNumber.parse(once).orElseThrow().text()).isEqualTo(once);
  }
}
