package cn.jianguan.jobs.unify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rows of a few acts by several systems, in any order, corrected and withdrawn. */
class UnifyPropertiesTest {
  private static final int ORDERS = 4;
  private static final int ROWS = 9;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderOfArrival_givesTheSameActs(long seed) {
    Random random = new Random(seed);
    List<SupervisionAct> rows = rows(random);
    Exchange first = sent(rows);
    for (int i = 0; i < ORDERS; i++) {
      List<SupervisionAct> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, random);
      Exchange other = i % 2 == 0 ? sent(shuffled) : atOneMoment(shuffled);
      assertThat(other.standing).isEqualTo(first.standing);
      assertThat(relations(other)).isEqualTo(relations(first));
      assertThat(other.rowsAnswered).isEqualTo(rows.size());
    }
  }

  /** What came and went leaves no trace in the acts that stand. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void corrections_andWithdrawals_leaveWhatTheLastRowsSay(long seed) {
    Random random = new Random(seed);
    List<SupervisionAct> last = rows(random);
    Exchange straight = sent(last);

    Exchange winding = new Exchange();
    Map<String, SupervisionAct> present = new HashMap<>();
    int sent = 0;
    for (int i = 0; i < 25; i++) {
      List<SupervisionAct> drafts = rows(random);
      SupervisionAct draft = drafts.get(random.nextInt(drafts.size()));
      String id = Exchange.id(draft);
      if (present.containsKey(id) && random.nextInt(3) == 0) {
        winding.withdraw(id);
        present.remove(id);
      } else if (random.nextBoolean()) {
        winding.send(draft);
        present.put(id, draft);
      } else {
        winding.at(winding.clock(), draft);
        winding.settle();
        present.put(id, draft);
      }
      sent++;
    }
    Map<String, SupervisionAct> wanted = new TreeMap<>();
    last.forEach(row -> wanted.put(Exchange.id(row), row));
    for (String id : List.copyOf(present.keySet())) {
      if (!wanted.containsKey(id)) {
        winding.withdraw(id);
        sent++;
      }
    }
    for (SupervisionAct row : wanted.values()) {
      winding.send(row);
      sent++;
    }

    assertThat(winding.standing).isEqualTo(straight.standing);
    assertThat(relations(winding)).isEqualTo(relations(straight));
    assertThat(winding.rowsAnswered).isEqualTo(sent);
  }

  private static Exchange sent(List<SupervisionAct> rows) {
    Exchange exchange = new Exchange();
    rows.forEach(exchange::send);
    return exchange;
  }

  private static Exchange atOneMoment(List<SupervisionAct> rows) {
    Exchange exchange = new Exchange();
    long moment = exchange.clock() + 1;
    rows.forEach(row -> exchange.at(moment, row));
    exchange.settle();
    return exchange;
  }

  private static Map<String, String> relations(Exchange exchange) {
    Map<String, String> relations = new TreeMap<>();
    for (ActLogEntry alias : exchange.aliases.values()) {
      relations.put(
          alias.getActId(),
          "%s %s %s %s"
              .formatted(
                  alias.getSurvivorId(),
                  alias.getDuplicateLevel(),
                  alias.getMatchedBy(),
                  alias.getFilledFields()));
    }
    return relations;
  }

  private static List<SupervisionAct> rows(Random random) {
    Map<String, SupervisionAct> rows = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      SupervisionAct row = row(random);
      rows.put(Exchange.id(row), row);
    }
    return new ArrayList<>(rows.values());
  }

  private static SupervisionAct row(Random random) {
    String system = pick(random, Province.SYSTEMS);
    String id = "" + random.nextInt(4);
    boolean visit = random.nextInt(3) == 0;
    SupervisionAct act =
        visit
            ? Province.inspection(system, id, pick(random, List.of("", "7", "8")))
            : Province.penalty(
                system, id, pick(random, List.of("", "罚〔2024〕1号", "罚[2024]第01号", "2")));
    Province.on(act, Province.DAY.plusDays(random.nextInt(3)));
    act.setAgencyCode(pick(random, List.of("", "AG1", "AG1", "AG2")));
    act.setItemCode(pick(random, List.of("", Province.ITEM, "99999999999999")));
    act.setAddressOperating(pick(random, List.of("", "路 1", "路 2")));
    if (!visit) {
      Province.body(act).setFineFen(random.nextInt(3) * 1_000_000L);
      Province.body(act).setPaidFen(random.nextInt(2) * 100L);
    }
    if (random.nextInt(8) == 0) {
      act.getParty().setUiCode("91320100MA0000023K");
    }
    return act;
  }

  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
