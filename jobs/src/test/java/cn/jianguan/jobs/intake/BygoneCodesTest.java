package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.code.Regions;
import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that were right when the row was written, and numbers that never were. */
class BygoneCodesTest {
  private static final long NOW = ActRows.midnight(ActRows.DAY.plusDays(1)).toEpochMilli();

  private final StationHarness<LogRecord, LogRecord, IntakeOutput> log =
      new StationHarness<>(
          new Intake(
              new IntakeOptions("a secret of tests only", Duration.ofDays(30)),
              new InMemoryMetrics()),
          (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()),
          (one, other) -> one.key().compareTo(other.key()));
  private final List<IntakeOutput> emitted = new ArrayList<>();
  private int offset;

  @ParameterizedTest
  @CsvSource({
    // 321099, 320199: in no table. 320102 lives; 320114 began after 1994, 110103 ended in 2010.
    "321099, 1994-05-01, areaNumber:UNLISTED",
    "132199, 1981-03-01, areaNumber:UNLISTED",
    "320102, 1994-05-01, ''",
    "110103, 2009-05-01, ''",
    "110103, 2012-05-01, areaNumber:NOT_IN_FORCE",
    "321099, 2024-05-01, UNKNOWN_REGION",
    "110103, 2024-05-01, CODE_NOT_EFFECTIVE",
    "991001, 1994-05-01, UNKNOWN_REGION",
  })
  void region_isJudgedByTheDayOfTheRow(String code, LocalDate day, String answer) {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setOccurredAt(ActRows.midnight(day));
    act.setAreaNumber(code);
    assertThat(answer(act)).isEqualTo(answer);
  }

  @Test
  void everyRegionOfTheTable_isAcceptedInItsOwnTime() {
    List<String> refused = new ArrayList<>();
    for (Regions.Region region : Regions.shipped().all()) {
      LocalDate day =
          region
              .to()
              .map(to -> to.atDay(1))
              .or(() -> region.from().map(f -> f.atDay(1)))
              .orElse(LocalDate.of(2000, 1, 1));
      SupervisionAct act = ActRows.complaint("a" + offset, 1);
      act.setOccurredAt(ActRows.midnight(day));
      act.setAreaNumber(region.code().code());
      String answer = answer(act);
      if (!answer.isEmpty()) {
        refused.add(region + " " + answer);
      }
    }
    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C1311, ''", "O79, industryCode:GB2011", "S90, industryCode:GB2011",
    "C, industryCode:SECTION", "L73, industryCode:GB2002", "A13, FIELD_FORMAT"
  })
  void industryOfAnotherEdition_isKept(String code, String answer) {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setIndustryCode(code);
    assertThat(answer(act)).isEqualTo(answer);
    if (answer.contains(":")) {
      assertThat(accepted().getIndustryCode()).isEqualTo(code);
    }
  }

  private static SupervisionAct object(String party, String own) {
    SupervisionAct act = ActRows.complaint("o", 1);
    act.setKind(ActKind.OBJECT);
    act.setObjectName("某厂");
    act.getParty().setCeType("USCC");
    act.getParty().setUiCode(party);
    act.setBody(
        SupervisedObject.newBuilder().setObjectCodeScheme("USCC").setObjectCode(own).build());
    return act;
  }

  @Test
  void numberThatFailsItsCheck_costsTheNumber_whereAnotherIsThere() {
    assertThat(answer(object("91320100MA0000015R", ActRows.USCC)))
        .isEqualTo("party.uiCode:CHECK_DIGIT");
    assertThat(accepted().getParty().getUiCode()).isEmpty();
    assertThat(((SupervisedObject) accepted().getBody()).getObjectCode()).isEqualTo(ActRows.USCC);
  }

  @Test
  void objectNumberThatFailsItsCheck_givesWayToTheParty() {
    assertThat(answer(object(ActRows.USCC, "91320100MA0000015R")))
        .isEqualTo("body.objectCode:CHECK_DIGIT");
    assertThat(accepted().getParty().getUiCode()).isEqualTo(ActRows.USCC);
  }

  @ParameterizedTest
  @CsvSource({
    "91320100MA0000015R, ''",
    "91320100MA0000015R, 91320100MA0000015R",
    "91320100MA0000015R, 123",
  })
  void numberThatFailsItsCheck_refusesTheRow_whereNoOtherIsThere(String party, String own) {
    assertThat(answer(object(party, own))).isEqualTo("CHECK_DIGIT");
  }

  @Test
  void whatTheSenderDoubts_isKept_besideWhatIntakeDoes() {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setSuspectFields(List.of("body.acceptedAt", "industryCode:SECTION", "body.acceptedAt"));
    act.setIndustryCode("C");
    assertThat(answer(act)).isEqualTo("body.acceptedAt industryCode:SECTION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body.setDate", "nothing", "areaNumber:", "areaNumber:a", "body.", ""})
  void doubtOfTheSender_thatNamesNoFieldOfTheRow_refusesIt(String doubt) {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setSuspectFields(List.of(doubt));
    assertThat(answer(act)).isEqualTo("FIELD_FORMAT");
  }

  /** The flags of an accepted row, else the reason of its refusal. */
  private String answer(SupervisionAct act) {
    emitted.clear();
    LogRecord row = ActRows.raw(act, offset, NOW + offset);
    log.data(row.key(), row, NOW + offset);
    log.advanceTo(NOW + offset++)
        .forEach(each -> Heard.of(each.output(), each.logTime()).forEach(emitted::add));
    for (IntakeOutput output : emitted) {
      if (output instanceof IntakeOutput.Logged logged
          && logged.output().topic() == Topic.REJECTS) {
        return decode(logged, RejectRecord.class).getReason().name();
      }
    }
    return String.join(" ", accepted().getSuspectFields());
  }

  private SupervisionAct accepted() {
    return emitted.stream()
        .filter(IntakeOutput.Logged.class::isInstance)
        .map(IntakeOutput.Logged.class::cast)
        .filter(logged -> logged.output().topic() == Topic.ACT_LOG)
        .map(logged -> decode(logged, ActLogEntry.class).getAct())
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static <T extends SpecificRecord> T decode(IntakeOutput.Logged logged, Class<T> type) {
    try {
      return Codec.standard().decode(logged.output().bytes(), type);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
