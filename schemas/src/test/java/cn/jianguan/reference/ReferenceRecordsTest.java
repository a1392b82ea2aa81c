package cn.jianguan.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.Agency;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReferenceRecordsTest {
  private final ReferenceRecords records = new ReferenceRecords();
  private final ReferenceIndex<String, Agency> agencies = records.by(Agency.class, Agency::getCode);
  private final ReferenceIndex<String, Agency> byArea =
      records.by(Agency.class, it -> it.getAreaNumber().isEmpty() ? null : it.getAreaNumber());

  @Test
  void newerRecord_replacesTheOlder_whateverItsCode() {
    insert("1", 10, agency("A", "old"));
    insert("1", 20, agency("B", "new"));

    assertThat(agencies.of("A").isEmpty()).isTrue();
    assertThat(names("B")).containsExactly("new");
  }

  @Test
  void recordOfOneMoment_isReplacedByTheOneGivenLast() {
    insert("1", 10, agency("A", "first"));
    insert("1", 10, agency("A", "second"));

    assertThat(names("A")).containsExactly("second");
  }

  @Test
  void recordThatComesLate_doesNotReplaceANewerOne() {
    insert("1", 20, agency("A", "new"));
    insert("1", 10, agency("A", "old"));

    assertThat(names("A")).containsExactly("new");
  }

  @Test
  void deletion_takesBack_withOrWithoutABody() {
    insert("1", 10, agency("A", "one"));
    insert("2", 10, agency("B", "two"));
    records.take(record("1", Operation.DELETE, null), 20);
    records.take(record("2", Operation.DELETE, agency("B", "two")), 20);

    assertThat(agencies.of("A").isEmpty()).isTrue();
    assertThat(agencies.of("B").isEmpty()).isTrue();
  }

  @Test
  void recordWithoutABody_isADeletion_whateverItSays() {
    insert("1", 10, agency("A", "one"));
    records.take(record("1", Operation.UPDATE, null), 20);

    assertThat(agencies.of("A").isEmpty()).isTrue();
  }

  @Test
  void deletedRecord_isPutInAgainByANewerOne_notByAnOlder() {
    insert("1", 10, agency("A", "first"));
    records.take(record("1", Operation.DELETE, null), 30);
    insert("1", 20, agency("A", "late"));
    assertThat(agencies.of("A").isEmpty()).isTrue();

    insert("1", 40, agency("A", "again"));
    assertThat(names("A")).containsExactly("again");
  }

  @Test
  void deletionThatComesBeforeItsRecord_holds() {
    records.take(record("1", Operation.DELETE, null), 20);
    insert("1", 10, agency("A", "late"));

    assertThat(agencies.of("A").isEmpty()).isTrue();
  }

  @Test
  void blankIdentity_isNone_soTheSourcesKeyCounts() {
    records.take(identified("  ", "1", agency("A", "one")), 10);
    records.take(identified("", "2", agency("B", "two")), 10);
    records.take(identified(" ", "1", agency("A", "newer")), 20);

    assertThat(names("A")).containsExactly("newer");
    assertThat(names("B")).containsExactly("two");
  }

  @Test
  void identity_isOneRecord_whicheverSourceSendsIt() {
    records.take(identified("same", "1", agency("A", "one")), 10);
    records.take(identified("same", "2", agency("A", "two")), 20);

    assertThat(names("A")).containsExactly("two");
  }

  @Test
  void codeThatSeveralSourcesClaim_isTheNewestClaims_andFallsBackWhenThatIsDeleted() {
    insert("1", 10, agency("A", "old"));
    insert("2", 20, agency("A", "new"));
    assertThat(agencies.of("A").newest()).map(Agency::getName).contains("new");

    insert("1", 30, agency("A", "corrected"));
    assertThat(agencies.of("A").newest()).map(Agency::getName).contains("corrected");

    records.take(record("1", Operation.DELETE, null), 40);
    assertThat(agencies.of("A").newest()).map(Agency::getName).contains("new");
  }

  @Test
  void claimsOfOneMoment_areOrderedByIdentity_notByArrival() {
    insert("2", 10, agency("A", "two"));
    insert("1", 10, agency("A", "one"));

    assertThat(names("A")).containsExactly("one", "two");
  }

  @Test
  void lives_areToldApartByDay_theNewestThatIsInForceHolds() {
    Agency first = agency("A", "first");
    first.setValidTo(LocalDate.of(2019, 12, 31));
    Agency second = agency("A", "second");
    second.setValidFrom(LocalDate.of(2020, 1, 1));
    second.setValidTo(LocalDate.of(2020, 12, 31));
    insert("2", 10, second);
    insert("1", 20, first);
    Entries<Agency> lives = agencies.of("A");

    assertThat(lives.on(LocalDate.of(2019, 12, 31))).contains(first);
    assertThat(lives.on(LocalDate.of(2020, 1, 1))).contains(second);
    assertThat(lives.on(LocalDate.of(2021, 1, 1))).isEmpty();
    assertThat(lives.onOrNewest(LocalDate.of(2020, 12, 31))).contains(second);
    assertThat(lives.onOrNewest(LocalDate.of(2021, 1, 1))).contains(first);
    assertThat(lives.allOn(LocalDate.of(2020, 6, 1))).containsExactly(second);
  }

  @Test
  void shippedEntry_isOlderThanAnyRecord_andStays() {
    records.ship(agency("A", "shipped"));
    insert("1", Long.MIN_VALUE, agency("A", "sent"));
    assertThat(names("A")).containsExactly("shipped", "sent");

    records.take(record("1", Operation.DELETE, null), 20);
    assertThat(names("A")).containsExactly("shipped");
  }

  @Test
  void record_isFoundInEveryIndexThatWantsIt() {
    Agency placed = agency("A", "one");
    placed.setAreaNumber("320102");
    insert("1", 10, placed);
    insert("2", 10, agency("B", "two"));

    assertThat(byArea.of("320102").all()).containsExactly(placed);
    assertThat(byArea.of("").isEmpty()).isTrue();
  }

  @Test
  void recordThatBecomesAnotherList_leavesTheFirst_andIsNotTakenBackByALateOne() {
    insert("1", 10, agency("A", "one"));
    insert("1", 30, Region.newBuilder().setCode("A").setName("region").build());
    insert("1", 20, agency("A", "late"));

    assertThat(agencies.of("A").isEmpty()).isTrue();
  }

  @Test
  void where_leavesOutWhatIsNotWanted() {
    insert("1", 10, agency("A", "one"));
    insert("2", 20, agency("A", "two"));
    Entries<Agency> all = agencies.of("A");

    assertThat(all.where(it -> true)).isSameAs(all);
    assertThat(all.where(it -> it.getName().equals("one")).all())
        .extracting(Agency::getName)
        .containsExactly("one");
    assertThat(all.where(it -> false).newest()).isEmpty();
  }

  @Test
  void indexMadeAfterTheFirstRecord_isRefused() {
    insert("1", 10, agency("A", "one"));

    assertThatThrownBy(() -> records.by(Region.class, Region::getCode))
        .isInstanceOf(IllegalStateException.class);
  }

  /** What a restart gives back in another order must be read as it was before. */
  @Property
  void anyOrderOfArrival_endsInTheSame(
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> identities, @ForAll long seed) {
    List<Runnable> inOrder = new ArrayList<>();
    ReferenceRecordsTest straight = new ReferenceRecordsTest();
    ReferenceRecordsTest shuffled = new ReferenceRecordsTest();
    for (int time = 0; time < identities.size(); time++) {
      int at = time;
      String id = String.valueOf(identities.get(time));
      Operation operation = time % 4 == 3 ? Operation.DELETE : Operation.INSERT;
      ReferenceRecord record = record(id, operation, agency("A", "at " + time));
      straight.records.take(record, at);
      inOrder.add(() -> shuffled.records.take(record, at));
    }
    Collections.shuffle(inOrder, new Random(seed));
    inOrder.forEach(Runnable::run);

    assertThat(shuffled.names("A")).isEqualTo(straight.names("A"));
  }

  private List<String> names(String code) {
    return agencies.of(code).all().stream().map(Agency::getName).toList();
  }

  private void insert(String id, long logTime, Object body) {
    records.take(record(id, Operation.INSERT, body), logTime);
  }

  private static Agency agency(String code, String name) {
    return Agency.newBuilder().setCode(code).setName(name).build();
  }

  private static ReferenceRecord identified(String identity, String key, Object body) {
    ReferenceRecord record = record(key, Operation.INSERT, body);
    record.getEnvelope().setRecordUniqueIdentity(identity);
    return record;
  }

  private static ReferenceRecord record(String key, Operation operation, Object body) {
    ReferenceRecord record = new ReferenceRecord();
    record.setEnvelope(
        Envelope.newBuilder()
            .setCdId(key)
            .setCdSource("test")
            .setCdBatch("2024010100001")
            .setCdOperation(operation)
            .build());
    record.setBody(body);
    return record;
  }
}
