package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.lane.Slot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as it waits in the job's state, under its number.
 *
 * @param kind NOTICE, ORDER or DIGEST
 * @param bytes the record it is made from, or the parts
 */
record StoredMessage(Slot slot, LaneInput.Kind kind, long logTime, byte[] bytes) {
  private static final int FORM = 1;

  byte[] encode() {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.length + 64);
    try (DataOutputStream out = new DataOutputStream(encoded)) {
      out.writeByte(FORM);
      out.writeInt(slot.orders().size());
      for (String order : slot.orders()) {
        out.writeUTF(order);
      }
      out.writeBoolean(slot.forDigest());
      out.writeInt(slot.attempts());
      out.writeLong(slot.dueAt());
      out.writeLong(slot.firstAt());
      out.writeUTF(kind.name());
      out.writeLong(logTime);
      out.writeInt(bytes.length);
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoded.toByteArray();
  }

  static StoredMessage decode(long seq, byte[] encoded) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      if (in.readByte() != FORM) {
        throw new IOException("a message in an unknown form");
      }
      List<String> orders = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        orders.add(in.readUTF());
      }
      boolean forDigest = in.readBoolean();
      Slot slot = new Slot(seq, orders, in.readInt(), in.readLong(), in.readLong(), forDigest);
      LaneInput.Kind kind = LaneInput.Kind.valueOf(in.readUTF());
      long logTime = in.readLong();
      byte[] bytes = in.readNBytes(in.readInt());
      return new StoredMessage(slot, kind, logTime, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StoredMessage with(Slot other) {
    return new StoredMessage(other, kind, logTime, bytes);
  }
}
