package cn.jianguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ReferenceRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidityTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final LocalDate TO = LocalDate.of(2020, 12, 31);

  @ParameterizedTest(name = "{0} to {1} includes {2}: {3}")
  @CsvSource({
    "2020-01-01, 2020-12-31, 2019-12-31, false",
    "2020-01-01, 2020-12-31, 2020-01-01, true",
    "2020-01-01, 2020-12-31, 2020-12-31, true",
    "2020-01-01, 2020-12-31, 2021-01-01, false",
    "2020-01-01, , 2019-12-31, false",
    "2020-01-01, , 9999-12-31, true",
    ", 2020-12-31, 0001-01-01, true",
    ", 2020-12-31, 2021-01-01, false",
    ", , 2020-06-01, true"
  })
  void bothEnds_areIncluded_andAMissingOneIsOpen(
      LocalDate from, LocalDate to, LocalDate day, boolean includes) {
    assertThat(new Validity(from, to).includes(day)).isEqualTo(includes);
  }

  /** A list that is given dates one day must not be forgotten here. */
  @ParameterizedTest
  @MethodSource("bodies")
  void everyListThatHasDates_isReadByThem(Schema body) throws ReflectiveOperationException {
    Class<?> list = Class.forName(body.getFullName());
    SpecificRecord entry = (SpecificRecord) list.getDeclaredConstructor().newInstance();
    boolean hasDates = putDate(entry, "From", FROM) & putDate(entry, "To", TO);

    assertThat(Validity.of(entry))
        .isEqualTo(hasDates ? new Validity(FROM, TO) : new Validity(null, null));
  }

  @Test
  void lists_areThoseOfTheSchema() {
    assertThat(bodies().map(Schema::getName)).contains("Region", "Authority", "CalendarDay");
  }

  private static boolean putDate(SpecificRecord entry, String suffix, LocalDate date) {
    List<Schema.Field> fields =
        entry.getSchema().getFields().stream().filter(f -> f.name().endsWith(suffix)).toList();
    fields.forEach(field -> entry.put(field.pos(), date));
    return !fields.isEmpty();
  }

  private static Stream<Schema> bodies() {
    return ReferenceRecord.getClassSchema().getField("body").schema().getTypes().stream()
        .filter(type -> type.getType() == Schema.Type.RECORD);
  }
}
