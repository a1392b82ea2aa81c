package cn.jianguan.jobs.load.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is compared and noted, whatever the server says; the tables themselves are LoadIT's. */
class PositionsTest {
  private static final Position KNOWN = new Position("act-log", 0, 500);

  private final List<Position> stored = new ArrayList<>();
  private final List<Gap> noted = new ArrayList<>();
  private int failing;
  private int looks;

  @Test
  void whatIsStored_isNoGap() throws Exception {
    stored.add(new Position("act-log", 0, 700));
    positions(KNOWN).advance(List.of(new Position("act-log", 0, 600)));

    assertThat(noted).isEmpty();
    assertThat(stored).contains(new Position("act-log", 0, 600));
  }

  @Test
  void databaseThatSaysLess_isNotedWithoutANewRecord_once() throws Exception {
    stored.add(new Position("act-log", 0, 300));
    Positions positions = positions(KNOWN, new Position("hits", 1, 20));
    positions.advance(List.of());
    positions.advance(List.of(new Position("act-log", 0, 501)));

    assertThat(noted)
        .containsExactlyInAnyOrder(new Gap("act-log", 0, 300, 500), new Gap("hits", 1, 0, 20));
    assertThat(positions.all())
        .containsExactlyInAnyOrder(new Position("act-log", 0, 501), new Position("hits", 1, 20));
  }

  @Test
  void replicaThatIsAMomentBehind_hasLostNothing() throws Exception {
    Positions positions =
        new Positions(
            new Tables() {
              @Override
              public List<Position> stored() throws Exception {
                return looks++ < 2 ? List.of() : List.of(KNOWN);
              }
            },
            List.of(KNOWN),
            Duration.ofMillis(1));
    positions.advance(List.of());

    assertThat(noted).isEmpty();
  }

  @Test
  void outage_isWaitedFor_andIsNoGap() throws Exception {
    stored.add(KNOWN);
    failing = 3;
    positions(KNOWN).advance(List.of(new Position("act-log", 0, 600)));

    assertThat(noted).isEmpty();
    assertThat(stored).contains(new Position("act-log", 0, 600));
  }

  @Test
  void quietPartitions_askNothing() throws Exception {
    Positions positions = positions();
    positions.advance(List.of());

    assertThat(looks).isZero();
  }

  @Test
  void position_survivesItsFormat() throws Exception {
    PositionFormat format = new PositionFormat();

    assertThat(format.deserialize(format.getVersion(), format.serialize(KNOWN))).isEqualTo(KNOWN);
  }

  private Positions positions(Position... restored) {
    return new Positions(new Tables(), List.of(restored), Duration.ofMillis(1));
  }

  private class Tables implements PositionTables {
    @Override
    public List<Position> stored() throws Exception {
      looks++;
      fail();
      return List.copyOf(stored);
    }

    @Override
    public void store(Collection<Position> positions) throws Exception {
      fail();
      stored.addAll(positions);
    }

    @Override
    public void note(Collection<Gap> gaps) {
      noted.addAll(gaps);
    }

    private void fail() throws Exception {
      if (failing-- > 0) {
        throw new ConnectException("away");
      }
    }

    @Override
    public void close() {}
  }
}
