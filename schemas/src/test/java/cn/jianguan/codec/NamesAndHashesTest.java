package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NamesAndHashesTest {
  /** FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void sha256_ofAbc_isThatOfTheStandard() {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(new Sha256().add("a").add("xbcx".getBytes(StandardCharsets.UTF_8), 1, 2).hex(4))
        .isEqualTo(ABC.substring(0, 8));
  }

  @Test
  void sha256_afterAHash_startsAnew() {
    Sha256 hash = new Sha256();
    hash.add("something else").bytes();
    assertThat(hash.add("abc").hex()).isEqualTo(ABC);
  }

  /** Ids stand in topics and tables: these were made before the class was. */
  @Test
  void stableId_staysWhatItWas() {
    assertThat(StableId.of("a", "监管")).isEqualTo("446486dbc9eaabe2aeb6be8bff0869ef");
    assertThat(StableId.of("ab", "c"))
        .isEqualTo("f2939f903016e5bb29b1e4a61cdbd376")
        .isNotEqualTo(StableId.of("a", "bc"));
  }

  @Test
  void column_isTheFieldInSnakeCase() {
    assertThat(SqlName.column("cdSource")).isEqualTo("cd_source");
    assertThat(SqlName.column("value2")).isEqualTo("value2");
    assertThat(SqlName.column("priceFitR2")).isEqualTo("price_fit_r2");
    assertThat(SqlName.table(ActKind.OTHER_ACT)).isEqualTo("act_other_act");
  }
}
