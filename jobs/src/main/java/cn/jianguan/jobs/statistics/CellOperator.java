package cn.jianguan.jobs.statistics;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums contributions per cell. Cells that changed since the last checkpoint lie on the heap; they
 * are stored and emitted, as absolute values, just before a checkpoint's barrier goes on (or when
 * there are too many of them). So a cell that changes a thousand times costs one write.
 *
 * <p>A cell is kept for ever: a day may be corrected years later, and a cell that had expired would
 * start again from nothing. Guarantee: state is exact; values may be emitted twice, a higher
 * version being newer.
 */
final class CellOperator extends AbstractStreamOperator<CellCounts>
    implements OneInputStreamOperator<Contribution, CellCounts>, BoundedOneInput {
  private static final int MOST_CHANGED = 200_000;

  private transient ValueState<CellCounts> stored;
  private transient Map<String, CellCounts> changed;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    changed = new HashMap<>();
    stored = context.getKeyedStateStore().getState(new ValueStateDescriptor<>("cell", Beans.CELL));
  }

  @Override
  public void processElement(StreamRecord<Contribution> element) throws Exception {
    Contribution one = element.getValue();
    CellCounts counts = changed.get(one.cell);
    if (counts == null) {
      counts = stored.value();
      counts = counts == null ? new CellCounts(one.cell) : counts;
      changed.put(one.cell, counts);
    }
    counts.fold(one);
    if (changed.size() >= MOST_CHANGED) {
      emitChanged();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    emitChanged();
  }

  @Override
  public void endInput() throws Exception {
    emitChanged();
  }

  private void emitChanged() throws Exception {
    for (CellCounts counts : changed.values()) {
      setCurrentKey(counts.cell);
      stored.update(counts);
      output.collect(new StreamRecord<>(counts, counts.logTime));
    }
    changed.clear();
  }
}
