package cn.jianguan.codec;

import cn.jianguan.record.SupervisionAct;

/**
 * Prints how many acts per second one thread encodes, peeks and decodes. A measurement to look at,
 * not a test: run its main from the test class path.
 */
final class CodecSpeed {
  private static final int ROUNDS = 400_000;

  private CodecSpeed() {}

  public static void main(String[] args) throws UnreadableException {
    Codec codec = Codec.standard();
    SupervisionAct act = CodecTest.act();
    byte[] message = codec.encode(act);
    System.out.printf("message of %d bytes%n", message.length);
    for (int pass = 0; pass < 4; pass++) {
      long started = System.nanoTime();
      long sum = 0;
      for (int i = 0; i < ROUNDS; i++) {
        sum += codec.decode(message, SupervisionAct.class).getAgencyLevel();
      }
      long decoded = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        sum += codec.peekEnvelope(message).getCdId().length();
      }
      long peeked = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        sum += codec.encode(act).length;
      }
      long encoded = System.nanoTime();
      System.out.printf(
          "decode %,d/s  peek %,d/s  encode %,d/s  (%d)%n",
          perSecond(decoded - started),
          perSecond(peeked - decoded),
          perSecond(encoded - peeked),
          sum);
    }
  }

  private static long perSecond(long nanos) {
    return ROUNDS * 1_000_000_000L / nanos;
  }
}
