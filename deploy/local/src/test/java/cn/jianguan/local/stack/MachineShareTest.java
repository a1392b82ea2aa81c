package cn.jianguan.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineShareTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 4000", "2, 7500"})
  void smallMachine_givesTheLeast(int processors, int memory) {
    assertThat(MachineShare.of(processors, memory)).isEqualTo(MachineShare.LEAST);
  }

  @ParameterizedTest
  @CsvSource({"2, 8000", "2, 12000", "16, 24000", "4, 500000"})
  void largerMachine_givesMore_andNotMoreThanItHas(int processors, int memory) {
    MachineShare share = MachineShare.of(processors, memory);

    assertThat(share.heapMegabytes()).isGreaterThan(MachineShare.LEAST.heapMegabytes());
    assertThat(share.cacheMegabytes()).isGreaterThan(MachineShare.LEAST.cacheMegabytes());
    assertThat(more(share)).isLessThanOrEqualTo(memory - 7_500);
    assertThat(share.parallelism()).isBetween(2, Math.min(processors, 8));
  }

  /** What it takes beyond the least; decoded state is on the heap. */
  private static int more(MachineShare share) {
    MachineShare least = MachineShare.LEAST;
    return share.heapMegabytes()
        - least.heapMegabytes()
        + share.rocksDbMegabytes()
        - least.rocksDbMegabytes()
        + share.clickHouseMegabytes()
        - least.clickHouseMegabytes();
  }

  @Test
  void askedMemory_isTaken() {
    assertThat(MachineShare.ofThisMachine(7_500).heapMegabytes())
        .isEqualTo(MachineShare.LEAST.heapMegabytes());
    assertThat(MachineShare.ofThisMachine(9_500).heapMegabytes())
        .isEqualTo(MachineShare.LEAST.heapMegabytes() + 1_000);
  }
}
