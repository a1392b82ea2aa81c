package cn.jianguan.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Draws that depend on the seed and on what they are for, and on nothing drawn before. */
final class Chance {
  private final SplittableRandom random;

  private Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  static Chance of(long seed, String purpose) {
    CRC32 sum = new CRC32();
    sum.update(purpose.getBytes(StandardCharsets.UTF_8));
    // Multiplied, since seeds are small numbers side by side.
    return new Chance((seed + 1) * 0x9E3779B97F4A7C15L ^ sum.getValue() * 0xC2B2AE3D27D4EB4FL);
  }

  /** From 0, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  double share() {
    return random.nextDouble();
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
