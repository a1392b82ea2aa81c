package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableIdTest {
  /** Ids are in tables and state: what they are made of must not change. */
  @Test
  void id_isSha256OfThePartsWithTheirLengths() {
    assertThat(StableId.of("SC-03", "e1", "h1")).isEqualTo("65c496fb914e076ca4577079578a3437");
    assertThat(StableId.of("监管")).isEqualTo("db00312385d3aecefe82f657b908d93a");
    assertThat(StableId.of("ab", "c")).isNotEqualTo(StableId.of("a", "bc"));
  }
}
