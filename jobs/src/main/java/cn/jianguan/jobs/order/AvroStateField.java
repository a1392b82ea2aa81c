package cn.jianguan.jobs.order;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.rules.state.StateField;
import org.apache.avro.specific.SpecificRecord;

/** A part of memory whose values are Avro records: it evolves as the topics do. */
public record AvroStateField<T extends SpecificRecord>(String name, Class<T> type)
    implements StateField<T> {
  @Override
  public byte[] encode(T value) {
    return Codec.standard().encode(value);
  }

  @Override
  public T decode(byte[] bytes) {
    try {
      return Codec.standard().decode(bytes, type);
    } catch (UnreadableException e) {
      throw new IllegalStateException("state of part " + name + ": " + e.expected(), e);
    }
  }
}
