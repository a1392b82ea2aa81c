package cn.jianguan.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.local.cost.ProcessTicks.OfThread;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessCostTest {
  @Test
  void costOfLives_isOfTheWorkOfTheirThreads_andAddsUp() {
    ProcessCost cost = new ProcessCost();
    cost.note(1, ticks(100, "1", new OfThread("intake -> obser", 60)));
    cost.note(1, ticks(150, "2", new OfThread("C2 CompilerThre", 30))); // the first has ended
    cost.note(2, ticks(40, "1", new OfThread("intake -> obser", 25))); // brought back

    assertThat(cost.byWork())
        .containsEntry(Work.INTAKE, 60L + 25)
        .containsEntry(Work.JIT, 30L)
        .containsEntry(Work.OTHER, 60L + 15);
    assertThat(cost.byWork().values().stream().mapToLong(it -> it).sum()).isEqualTo(150 + 40);
  }

  @Test
  void ticksOfThisProcess_growWithItsWork() throws IOException {
    long pid = ProcessHandle.current().pid();
    ProcessTicks before = ProcessTicks.of(pid);
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    long burnt = 0;
    while (ProcessTicks.of(pid).all() < before.all() + 5 && System.nanoTime() < until) {
      burnt += before.byThread().hashCode();
    }
    ProcessTicks after = ProcessTicks.of(pid);

    assertThat(after.all()).as("%d", burnt).isGreaterThan(before.all());
    assertThat(after.byThread().values().stream().mapToLong(OfThread::ticks).sum())
        .isLessThanOrEqualTo(ProcessTicks.of(pid).all());
    assertThat(after.byThread()).containsKey(String.valueOf(pid));
  }

  private static ProcessTicks ticks(long all, String id, OfThread thread) {
    return new ProcessTicks(all, Map.of(id, thread));
  }
}
