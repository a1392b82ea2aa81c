package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Who is heard first of one moment. */
class ObservationOrderTest {
  private static final Subject SUBJECT = Subject.parse("OBJECT:USCC:91320100MA0000015Q");

  private static Observation of(Observation.Op op, String actId, long occurredAt) {
    Features features = Features.of(ActKind.INSPECTION, Map.of());
    return new Observation(SUBJECT, op, actId, ActKind.INSPECTION, occurredAt, 100, features);
  }

  @Test
  void newActs_asTheyOccurred_thenChangesActByActAsTheyCame() {
    Observation late = of(Observation.Op.FIRST, "a", 9);
    Observation early = of(Observation.Op.FIRST, "b", 3);
    Observation sameDay = of(Observation.Op.FIRST, "c", 3);
    Observation gone = of(Observation.Op.REMOVE, "b", 3);
    Observation moved = of(Observation.Op.ADD, "b", 1);
    Observation other = of(Observation.Op.REMOVE, "a0", 2);
    List<Observation> heard = new ArrayList<>(List.of(gone, moved, late, other, sameDay, early));

    heard.sort(Observation::order);

    assertThat(heard).containsExactly(early, sameDay, late, other, gone, moved);
  }

  /** However the images of one act are mixed with those of others, they stay in their order. */
  @Property
  void imagesOfOneAct_keepTheirOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation> images = new ArrayList<>();
    images.add(of(Observation.Op.FIRST, "m", random.nextInt(5)));
    for (int change = 0; change < 3; change++) {
      images.add(of(Observation.Op.REMOVE, "m", images.get(images.size() - 1).occurredAt()));
      images.add(of(Observation.Op.ADD, "m", random.nextInt(5)));
    }
    List<Observation> heard = new ArrayList<>();
    for (int act = 0; act < 5; act++) {
      heard.add(of(Observation.Op.FIRST, "n" + act, random.nextInt(5)));
      heard.add(of(Observation.Op.REMOVE, "a" + act, random.nextInt(5)));
    }
    Collections.shuffle(heard, random);
    int at = 0;
    for (Observation image : images) {
      at += random.nextInt(heard.size() - at + 1);
      heard.add(at++, image);
    }

    heard.sort(Observation::order);

    assertThat(heard).filteredOn(it -> it.actId().equals("m")).isEqualTo(images);
  }

  @Test
  void op_ofAnEntry() {
    assertThat(Observation.Op.of(true, 1)).isEqualTo(Observation.Op.FIRST);
    assertThat(Observation.Op.of(true, 2)).isEqualTo(Observation.Op.ADD);
    assertThat(Observation.Op.of(false, 1)).isEqualTo(Observation.Op.REMOVE);
  }
}
