package cn.jianguan.console.gateway.row;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes of a file into text, or says that they are not text in its charset. Never guesses.
 */
final class StrictDecoder {
  private final CharsetDecoder decoder;
  private final boolean utf8;

  StrictDecoder(Charset charset) {
    utf8 = charset.equals(StandardCharsets.UTF_8);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Text of one field, given one char per byte; null where the bytes are not text. */
  String of(char[] bytes, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length && ascii; i++) {
      ascii = bytes[i] < 0x80;
    }
    return ascii ? new String(bytes, offset, length) : decode(bytes, offset, length);
  }

  private String decode(char[] bytes, int offset, int length) {
    byte[] raw = new byte[length];
    for (int i = 0; i < length; i++) {
      raw[i] = (byte) bytes[offset + i];
    }
    if (utf8) {
      // A replacement character is either a mistake or really there; only the slow way can tell.
      String text = new String(raw, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') < 0) {
        return text;
      }
    }
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(raw));
      return text.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
