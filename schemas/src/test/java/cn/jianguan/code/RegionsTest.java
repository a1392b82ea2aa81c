package cn.jianguan.code;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.code.RegionCode.Level;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {
  private static final LocalDate TODAY = LocalDate.of(2023, 6, 30);
  private final Regions regions = Regions.read();

  @ParameterizedTest
  @CsvSource({"320000, PROVINCE", "320100, CITY", "320102, COUNTY", "429004, COUNTY"})
  void level_followsFromTheDigits(String code, Level level) {
    assertThat(region(code).level()).isEqualTo(level);
  }

  @Test
  void ancestors_areNearestFirst() {
    assertThat(region("320102").ancestors()).containsExactly(region("320100"), region("320000"));
    assertThat(region("320100").ancestors()).containsExactly(region("320000"));
    assertThat(region("320000").ancestors()).isEmpty();
    assertThat(region("320100").covers(region("320102"))).isTrue();
    assertThat(region("320100").covers(region("320200"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"320102001001", "320102001", "320102", "３２０１０２", " 320102 "})
  void longerCode_isCutToSix(String text) {
    assertThat(RegionCode.parse(text).value()).contains(new RegionCode("320102"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "32", "3201", "32010", "3201020", "32010A", "020102", "3201020010011"})
  void otherLengths_areRefused(String text) {
    assertThat(RegionCode.parse(text).refusal().orElseThrow().problem()).isEqualTo(Problem.FORMAT);
  }

  @Test
  void everyRow_isACodeWithALifetimeAndAProvince() {
    assertThat(regions.all()).hasSizeGreaterThan(5_000);
    for (Regions.Region row : regions.all()) {
      assertThat(RegionCode.parse(row.code().code()).value()).contains(row.code());
      assertThat(row.name()).isNotBlank();
      row.from().ifPresent(from -> row.to().ifPresent(to -> assertThat(from).isBefore(to)));
      RegionCode province = region(row.code().code().substring(0, 2) + "0000");
      assertThat(regions.of(province)).as(row.code().code()).isNotEmpty();
    }
  }

  @Test
  void today_hasTheDivisionsOfTheStandard() {
    Map<Level, Long> counts =
        regions.all().stream()
            .filter(row -> row.mayBeValidOn(TODAY.plusYears(5)))
            .map(Regions.Region::code)
            .distinct()
            .collect(Collectors.groupingBy(RegionCode::level, Collectors.counting()));
    assertThat(counts).containsEntry(Level.PROVINCE, 34L);
    assertThat(counts).containsEntry(Level.CITY, 342L);
    assertThat(counts).containsEntry(Level.COUNTY, 2975L);
  }

  @Test
  void jiangsu_hasThirteenCities() {
    for (int city = 1; city <= 13; city++) {
      assertThat(on(region("32%02d00".formatted(city)), TODAY)).isPresent();
    }
    assertThat(on(region("321400"), TODAY)).isEmpty();
  }

  @Test
  void lifetime_endsWhenADivisionIsAbolished() {
    RegionCode xiaguan = region("320107"); // 下关区 of Nanjing, merged in 2013
    assertThat(on(xiaguan, LocalDate.of(2005, 1, 1))).isPresent();
    assertThat(on(xiaguan, LocalDate.of(2015, 1, 1))).isEmpty();
  }

  @Test
  void renamedDivision_hasTheNameOfTheDay() {
    RegionCode code = region("130502");
    assertThat(on(code, LocalDate.of(2010, 1, 1)).orElseThrow().name()).isEqualTo("桥东区");
    assertThat(on(code, LocalDate.of(2024, 1, 1)).orElseThrow().name()).isEqualTo("襄都区");
  }

  @Test
  void monthOfTheRevision_belongsToTheNewDivision() {
    RegionCode code = region("130124"); // Zhengding until 1993-11, Luancheng from 1993-01
    assertThat(regions.of(code)).extracting(Regions.Region::name).startsWith("正定县", "栾城县");
    assertThat(on(code, LocalDate.of(1992, 12, 31)).orElseThrow().name()).isEqualTo("正定县");
    assertThat(on(code, LocalDate.of(1993, 6, 1)).orElseThrow().name()).isEqualTo("栾城县");
  }

  /** The division a code meant on a day; the newest where two revisions overlap. */
  private Optional<Regions.Region> on(RegionCode code, LocalDate day) {
    return regions.of(code).stream()
        .filter(region -> region.mayBeValidOn(day))
        .reduce((older, newer) -> newer);
  }

  private static RegionCode region(String code) {
    return RegionCode.parse(code).value().orElseThrow();
  }
}
