package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;

/** The edges that no well-formed message reaches; bytes are written out, two per number 1. */
class BoundedDecoderTest {
  @Test
  void varint_ofTenBytes_isRead_ofElevenIsRefused() throws IOException {
    byte[] ten = {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
    assertThat(decoder(ten).readLong()).isEqualTo(Long.MIN_VALUE);
    byte[] eleven = {-128, -128, -128, -128, -128, -128, -128, -128, -128, -128, 0};
    assertThatThrownBy(() -> decoder(eleven).readLong()).isInstanceOf(AvroRuntimeException.class);
  }

  @Test
  void text_malformedAtItsFirstByte_isRefused() {
    assertThatThrownBy(() -> decoder(4, 0xFF, 'a').readString()).hasMessageContaining("UTF-8");
  }

  @Test
  void text_withARealReplacementCharacter_isRead() throws IOException {
    assertThat(decoder(6, 0xEF, 0xBF, 0xBD).readString()).isEqualTo("\uFFFD");
  }

  @Test
  void itemCount_asManyAsBytes_isBelieved_oneMoreIsNot() throws IOException {
    assertThat(decoder(4, 0, 0).readArrayStart()).isEqualTo(2);
    assertThatThrownBy(() -> decoder(6, 0, 0).readArrayStart()).isInstanceOf(EOFException.class);
    assertThat(decoder(4, 0, 0).skipArray()).isEqualTo(2);
    assertThatThrownBy(() -> decoder(6, 0, 0).skipMap()).isInstanceOf(EOFException.class);
  }

  @Test
  void blockOfNegativeCount_saysItsSize() throws IOException {
    // count −2, size 3, two items, end
    BoundedDecoder read = decoder(3, 6, 1, 2, 3, 0);
    assertThat(read.readMapStart()).isEqualTo(2);
    assertThat(read.remaining()).isEqualTo(4);

    BoundedDecoder skipped = decoder(3, 6, 1, 2, 3, 0, 9);
    assertThat(skipped.skipMap()).isZero();
    assertThat(skipped.remaining()).isEqualTo(1);
    assertThatThrownBy(() -> decoder(3, 6, 1, 2).skipArray()).isInstanceOf(EOFException.class);
  }

  private static BoundedDecoder decoder(int... bytes) {
    byte[] message = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      message[i] = (byte) bytes[i];
    }
    return decoder(message);
  }

  private static BoundedDecoder decoder(byte[] message) {
    return new BoundedDecoder().reset(message, 0);
  }
}
