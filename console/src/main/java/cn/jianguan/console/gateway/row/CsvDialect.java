package cn.jianguan.console.gateway.row;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** How a CSV file is written. */
public record CsvDialect(Charset charset, char delimiter, char quote) {
  static final CsvDialect DEFAULT = new CsvDialect(StandardCharsets.UTF_8, ',', '"');

  /** One line, without its end; every field is quoted. */
  public String line(Collection<String> fields) {
    String sign = String.valueOf(quote);
    return fields.stream()
        .map(field -> sign + field.replace(sign, sign + sign) + sign)
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  /**
   * Whether files in the charset can be read: ASCII characters are single bytes in it, and the CSV
   * signs never a part of others.
   */
  public static boolean supports(Charset charset) {
    return keepsAscii(charset)
        && "\",\r\n".chars().allMatch(sign -> standsAlone(charset, (char) sign));
  }

  /** Whether a sign is never a part of another character in the charset, as | is in Big5. */
  public static boolean standsAlone(Charset charset, char sign) {
    CharsetEncoder encoder = charset.newEncoder();
    for (char c = 0x80; c < Character.MAX_VALUE; c++) {
      if (encoder.canEncode(c)) {
        for (byte b : String.valueOf(c).getBytes(charset)) {
          if (b == sign) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean keepsAscii(Charset charset) {
    byte[] signs = "\",;\t\r\n09AZaz".getBytes(StandardCharsets.US_ASCII);
    return charset.canEncode()
        && Arrays.equals(signs, new String(signs, StandardCharsets.US_ASCII).getBytes(charset));
  }
}
