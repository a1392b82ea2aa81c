package cn.jianguan.rules.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NounTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
           times in 7 days| time in 7 days
           agencies came separately| agency came separately
           valid officers on its roster| valid officer on its roster
           identical rare errors| identical rare error
           entries of an item list| entry of an item list
           batches failed| batch failed
           boxes; the latest| box; the latest
           bonds came from one account| bond came from one account
           days overdue.| day overdue.
           persons who gave tips,| person who gave tips,
           of 24 hours| of 24 hours
           in the 30 days before| in the 30 days before
           a week in the 26 weeks| a week in the 26 weeks
           is off its limits| is off its limits
           kWh in 30 days| kWh in 30 days
           t in months| t in months
          , the limits| , the limits
           series of readings| series of readings
           MWh of plants| MWh of plants
          """)
  void noun_isSingular(String many, String one) {
    assertThat(Noun.singular(many)).isEqualTo(one.equals(" , the limits") ? ", the limits" : one);
  }
}
