package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes say, the later line of a file is the later row. */
class RowOrderTest {
  private final RowOrder order = new RowOrder();

  @Test
  void twoVersionsInOneBatch_laterLineComesLast() {
    LogRecord earlier = row("fines_1.csv:2", "wang xiaoming");
    LogRecord later = row("fines_1.csv:4", "li");
    LogRecord tenth = row("fines_1.csv:10", "li");

    assertThat(order.compare(earlier, later)).isNegative();
    assertThat(order.compare(later, earlier)).isPositive();
    assertThat(order.compare(later, tenth)).isNegative();
  }

  @Test
  void order_isTotal_whateverTheOrigins() {
    List<LogRecord> rows = new ArrayList<>();
    for (String origin :
        List.of("", "a", "a:1", "a:2", "a:10", "b:1", "a:x", ":", "a:", "a:99999999999999999999")) {
      rows.add(row(origin, "li"));
      rows.add(row(origin, "wang"));
    }
    List<LogRecord> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(rows, new Random(seed));
      rows.sort(order);
      assertThat(rows).isEqualTo(sorted);
    }
  }

  private static LogRecord row(String origin, String submittedBy) {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.getEnvelope().setOrigin(origin);
    act.getEnvelope().setSubmittedPersonnel(submittedBy);
    byte[] bytes = Codec.standard().encode(act);
    return new LogRecord("acts", 0, 1, 5, "a", bytes, bytes.length, null, "");
  }
}
