package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;

class CellTest {
  @Property
  void key_isTheCell(
      @ForAll @IntRange(min = -40_000, max = 120_000) int day,
      @ForAll @AlphaChars String area,
      @ForAll @AlphaChars String agency,
      @ForAll @AlphaChars String domain,
      @ForAll @AlphaChars String severity) {
    Cell cell =
        new Cell("acts", LocalDate.ofEpochDay(day), area, agency, domain, "PENALTY", "", severity);

    assertThat(Cell.of(cell.key())).isEqualTo(cell);
  }
}
