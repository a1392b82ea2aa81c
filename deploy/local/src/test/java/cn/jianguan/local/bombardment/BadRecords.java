package cn.jianguan.local.bombardment;

import cn.jianguan.codec.Codec;
import cn.jianguan.log.Topic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Records that no job may take, of four kinds, the same for the same seed. */
final class BadRecords {
  private static final int LARGE_EVERY = 500;
  private static final int LARGE = 70_000;
  private static final int SMALL = 2_000;

  /** How a record is bad. */
  enum Kind {
    RANDOM,
    TRUNCATED,
    EXTREME,
    ABSURD
  }

  private final Random random;
  private final Specimens specimens;
  private final Codec codec = Codec.standard();
  private int made;

  BadRecords(long seed) {
    random = new Random(seed);
    specimens = new Specimens(random);
  }

  /** The next one of a topic; null is a tombstone. */
  byte[] next(Topic topic, Kind kind) {
    made++;
    return switch (kind) {
      case RANDOM -> random(topic);
      case TRUNCATED -> truncated(codec.encode(specimens.good(topic)));
      case EXTREME -> codec.encode(specimens.extreme(topic));
      case ABSURD -> codec.encode(specimens.absurd(topic));
    };
  }

  /** Bytes of any kind; every second time behind the head of a record of the topic. */
  private byte[] random(Topic topic) {
    if (made % LARGE_EVERY == 1) {
      return null;
    }
    byte[] bytes = new byte[made % LARGE_EVERY == 0 ? LARGE : random.nextInt(SMALL)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      byte[] head = Arrays.copyOf(codec.encode(specimens.good(topic)), 10);
      return ByteBuffer.allocate(head.length + bytes.length).put(head).put(bytes).array();
    }
    return bytes;
  }

  private byte[] truncated(byte[] whole) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }
}
