package cn.jianguan.local.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Query parameters laid out in native memory as the engine takes them. */
final class QueryParameters {
  private final List<Memory> texts = new ArrayList<>();
  private final Column names;
  private final Column values;
  private final int count;

  QueryParameters(Map<String, String> parameters) {
    count = parameters.size();
    names = column(parameters.keySet());
    values = column(parameters.values());
  }

  private Column column(Iterable<String> strings) {
    if (count == 0) {
      return new Column(null, null);
    }
    Memory pointers = new Memory((long) count * Native64.POINTER);
    Memory lengths = new Memory((long) count * Native64.SIZE);
    long at = 0;
    for (String string : strings) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      Memory text = new Memory(bytes.length + 1L);
      text.write(0, bytes, 0, bytes.length);
      text.setByte(bytes.length, (byte) 0);
      texts.add(text);
      pointers.setPointer(at * Native64.POINTER, text);
      lengths.setLong(at * Native64.SIZE, bytes.length);
      at++;
    }
    return new Column(pointers, lengths);
  }

  Pointer names() {
    return names.pointers;
  }

  Pointer nameLengths() {
    return names.lengths;
  }

  Pointer values() {
    return values.pointers;
  }

  Pointer valueLengths() {
    return values.lengths;
  }

  long count() {
    return count;
  }

  private record Column(Memory pointers, Memory lengths) {}

  /** Sizes on the only architecture that the library exists for. */
  private interface Native64 {
    int POINTER = 8;
    int SIZE = 8;
  }
}
