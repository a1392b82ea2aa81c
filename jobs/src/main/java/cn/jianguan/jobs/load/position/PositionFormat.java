package cn.jianguan.jobs.load.position;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A position in a checkpoint. */
public final class PositionFormat implements SimpleVersionedSerializer<Position> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Position position) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF(position.topic());
    out.writeInt(position.partition());
    out.writeLong(position.next());
    return out.getCopyOfBuffer();
  }

  @Override
  public Position deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("position of version " + version + ", expected " + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    return new Position(in.readUTF(), in.readInt(), in.readLong());
  }
}
