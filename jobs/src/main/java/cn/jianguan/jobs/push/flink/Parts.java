package cn.jianguan.jobs.push.flink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several records as one value, each led by its length. */
final class Parts {
  private Parts() {}

  static byte[] join(List<byte[]> parts) {
    int length = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    parts.forEach(part -> joined.putInt(part.length).put(part));
    return joined.array();
  }

  static List<byte[]> of(byte[] joined) {
    List<byte[]> parts = new ArrayList<>();
    for (ByteBuffer rest = ByteBuffer.wrap(joined); rest.hasRemaining(); ) {
      byte[] part = new byte[rest.getInt()];
      rest.get(part);
      parts.add(part);
    }
    return parts;
  }
}
