package cn.jianguan.jobs.intake;

import cn.jianguan.rules.state.StateField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered of one act: by which ways it came, and how it stands.
 *
 * @param version changes so far
 * @param batch newest batch that changed or confirmed it
 * @param routes source and source key → newest batch of that way
 * @param entry the entry of the act-log that asserted how it stands, as it was written there: an
 *     act is encoded once for both; empty for a tombstone
 * @param touched log time of the last row about it, epoch ms
 */
record RowState(
    long version, String batch, Map<String, String> routes, byte[] entry, long touched) {
  static final StateField<RowState> PART = new RowStatePart();
  static final byte[] NONE = {};

  boolean isDeleted() {
    return entry.length == 0;
  }

  /** Whether some other way than this one has told of it. */
  boolean isOtherWay(String route) {
    return routes.size() > 1 || !routes.containsKey(route);
  }

  /** This state after one more row by a way. */
  RowState with(long version, String route, String batch, byte[] entry, long touched) {
    Map<String, String> ways = new LinkedHashMap<>(routes);
    ways.merge(route, batch, RowState::newer);
    return new RowState(version, newer(this.batch, batch), ways, entry, touched);
  }

  /** The state of an act that stands as this entry says. */
  RowState standing(byte[] entry) {
    return new RowState(version, batch, routes, entry, touched);
  }

  static RowState first(String route, String batch, long touched) {
    return new RowState(1, batch, Map.of(route, batch), NONE, touched);
  }

  private static String newer(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static final class RowStatePart implements StateField<RowState> {
    private static final int FORM = 2;

    @Override
    public String name() {
      return "row";
    }

    @Override
    public byte[] encode(RowState state) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + state.entry.length);
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeByte(FORM);
        out.writeLong(state.version);
        out.writeUTF(state.batch);
        out.writeLong(state.touched);
        out.writeShort(state.routes.size());
        for (Map.Entry<String, String> route : state.routes.entrySet()) {
          out.writeUTF(route.getKey());
          out.writeUTF(route.getValue());
        }
        out.writeInt(state.entry.length);
        out.write(state.entry);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    public RowState decode(byte[] bytes) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        int form = in.readByte();
        if (form != FORM) {
          throw new IOException("row state of unknown form " + form);
        }
        long version = in.readLong();
        String batch = in.readUTF();
        long touched = in.readLong();
        Map<String, String> routes = new LinkedHashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
          routes.put(in.readUTF(), in.readUTF());
        }
        return new RowState(version, batch, routes, in.readNBytes(in.readInt()), touched);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
