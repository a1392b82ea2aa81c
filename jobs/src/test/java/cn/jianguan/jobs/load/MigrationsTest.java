package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void statements_endWithASemicolonAtTheEndOfALine() {
    assertThat(
            Migrations.statements("-- note;\nSELECT 'a; b';\n\n-- more\nSELECT\n  2;  \nSELECT 3"))
        .containsExactly("SELECT 'a; b'", "SELECT\n  2", "SELECT 3");
  }
}
