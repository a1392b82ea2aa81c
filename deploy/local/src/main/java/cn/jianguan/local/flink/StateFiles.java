package cn.jianguan.local.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle.ChangelogStateBackendHandleImpl;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;

/**
 * The files that a checkpoint names, each replaced by another or by itself. It knows the kinds of
 * state that {@link FlinkSettings} lead to; of any other it says so.
 */
final class StateFiles {
  private final Replacement replacement;

  /** What to name instead of a file. */
  @FunctionalInterface
  interface Replacement {
    FileStateHandle of(FileStateHandle named) throws IOException;
  }

  private StateFiles(Replacement replacement) {
    this.replacement = replacement;
  }

  /** Changes a checkpoint in place. */
  static void replace(CheckpointMetadata checkpoint, Replacement replacement) throws IOException {
    StateFiles files = new StateFiles(replacement);
    for (OperatorState operator : checkpoint.getOperatorStates()) {
      for (Map.Entry<Integer, OperatorSubtaskState> subtask :
          List.copyOf(operator.getSubtaskStates().entrySet())) {
        if (subtask.getValue().hasState()) {
          operator.putState(subtask.getKey(), files.subtask(subtask.getValue()));
        }
      }
    }
  }

  private OperatorSubtaskState subtask(OperatorSubtaskState state) throws IOException {
    requireNone(state.getInputChannelState());
    requireNone(state.getUpstreamOutputBufferState());
    requireNone(state.getResultSubpartitionState());
    return state.toBuilder()
        .setManagedOperatorState(operators(state.getManagedOperatorState()))
        .setRawOperatorState(operators(state.getRawOperatorState()))
        .setManagedKeyedState(new StateObjectCollection<>(keyed(state.getManagedKeyedState())))
        .setRawKeyedState(new StateObjectCollection<>(keyed(state.getRawKeyedState())))
        .build();
  }

  private static void requireNone(StateObjectCollection<? extends StateObject> states)
      throws IOException {
    if (states.hasState()) {
      throw unknown(states.iterator().next());
    }
  }

  private StateObjectCollection<OperatorStateHandle> operators(Iterable<OperatorStateHandle> states)
      throws IOException {
    List<OperatorStateHandle> replaced = new ArrayList<>();
    for (OperatorStateHandle state : states) {
      if (state.getClass() != OperatorStreamStateHandle.class) {
        throw unknown(state);
      }
      replaced.add(
          new OperatorStreamStateHandle(
              state.getStateNameToPartitionOffsets(), stream(state.getDelegateStateHandle())));
    }
    return new StateObjectCollection<>(replaced);
  }

  private List<KeyedStateHandle> keyed(Iterable<KeyedStateHandle> states) throws IOException {
    List<KeyedStateHandle> replaced = new ArrayList<>();
    for (KeyedStateHandle state : states) {
      replaced.add(keyed(state));
    }
    return replaced;
  }

  private KeyedStateHandle keyed(KeyedStateHandle state) throws IOException {
    if (state.getClass() == KeyGroupsStateHandle.class) {
      KeyGroupsStateHandle groups = (KeyGroupsStateHandle) state;
      return KeyGroupsStateHandle.restore(
          groups.getGroupRangeOffsets(),
          stream(groups.getDelegateStateHandle()),
          groups.getStateHandleId());
    }
    if (state instanceof IncrementalRemoteKeyedStateHandle tables) {
      return IncrementalRemoteKeyedStateHandle.restore(
          tables.getBackendIdentifier(),
          tables.getKeyGroupRange(),
          tables.getCheckpointId(),
          locals(tables.getSharedState()),
          locals(tables.getPrivateState()),
          stream(tables.getMetaDataStateHandle()),
          tables.getCheckpointedSize(),
          tables.getStateHandleId());
    }
    if (state instanceof ChangelogStateBackendHandleImpl both) {
      return ChangelogStateBackendHandleImpl.restore(
          keyed(both.getMaterializedStateHandles()),
          changes(both.getNonMaterializedStateHandles()),
          both.getKeyGroupRange(),
          both.getCheckpointId(),
          both.getMaterializationID(),
          both.getCheckpointedSize(),
          both.getStateHandleId());
    }
    throw unknown(state);
  }

  private List<HandleAndLocalPath> locals(List<HandleAndLocalPath> files) throws IOException {
    List<HandleAndLocalPath> replaced = new ArrayList<>();
    for (HandleAndLocalPath file : files) {
      replaced.add(HandleAndLocalPath.of(stream(file.getHandle()), file.getLocalPath()));
    }
    return replaced;
  }

  private List<ChangelogStateHandle> changes(List<ChangelogStateHandle> states) throws IOException {
    List<ChangelogStateHandle> replaced = new ArrayList<>();
    for (ChangelogStateHandle state : states) {
      if (!(state instanceof ChangelogStateHandleStreamImpl log)) {
        throw unknown(state);
      }
      List<Tuple2<StreamStateHandle, Long>> parts = new ArrayList<>();
      for (Tuple2<StreamStateHandle, Long> part : log.getHandlesAndOffsets()) {
        parts.add(Tuple2.of(stream(part.f0), part.f1));
      }
      replaced.add(
          ChangelogStateHandleStreamImpl.restore(
              parts,
              log.getKeyGroupRange(),
              log.getStateSize(),
              log.getCheckpointedSize(),
              log.getStorageIdentifier(),
              log.getStateHandleId()));
    }
    return replaced;
  }

  private StreamStateHandle stream(StreamStateHandle handle) throws IOException {
    if (handle == null || handle instanceof ByteStreamStateHandle) {
      return handle;
    }
    if (handle instanceof RelativeFileStateHandle file) {
      replacement.of(file); // It is named by its place beside the metadata, which moves with it.
      return file;
    }
    if (handle.getClass() == FileStateHandle.class) {
      return replacement.of((FileStateHandle) handle);
    }
    throw unknown(handle);
  }

  private static IOException unknown(StateObject state) {
    return new IOException("未知的状态形式 / unknown kind of state: " + state.getClass().getName());
  }
}
