package cn.jianguan.server.account;

import cn.jianguan.server.error.Fault;
import java.security.SecureRandom;

/** What a password must be, and random ones that can be read out over a telephone. */
public final class Passwords {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int LETTERS_OF_A_GROUP = 4;
  private static final int LEAST = 10;

  /** BCrypt looks at no more. */
  private static final int MOST_BYTES = 72;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** Some 79 bits. */
  public static String random() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * LETTERS_OF_A_GROUP; i++) {
      if (i > 0 && i % LETTERS_OF_A_GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /**
   * Lets a password pass.
   *
   * @throws Fault if it is too short, too long or the name
   */
  static void check(String password, String name) {
    boolean fits =
        password != null
            && password.length() >= LEAST
            && password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= MOST_BYTES
            && !password.equalsIgnoreCase(name);
    if (!fits) {
      throw Fault.invalid(
          "password", "10 个字符以上、72 字节以内，不同于账号名", "10 characters to 72 bytes, not the name");
    }
  }
}
