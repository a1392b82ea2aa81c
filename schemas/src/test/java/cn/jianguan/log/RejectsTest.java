package cn.jianguan.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsTest {
  private static final byte[] BYTES = {1, 2, 3};

  private final Rejects rejects = new Rejects(StationName.INTAKE);

  @Test
  void reject_saysWhoWhyAndWhat() {
    RejectRecord reject =
        rejects.of(
            new Original("acts-0-42", 5, BYTES),
            new Refusal(RejectReason.FIELD_FORMAT, "areaNumber", "12", "六位数字 / six digits"));

    assertThat(reject.getStation()).isEqualTo("intake");
    assertThat(reject.getReason()).isEqualTo(RejectReason.FIELD_FORMAT);
    assertThat(reject.getField()).isEqualTo("areaNumber");
    assertThat(reject.getValue()).isEqualTo("12");
    assertThat(reject.getPosition()).isEqualTo("acts-0-42");
    assertThat(reject.getLogTime()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(reject.getOriginal().array()).isEqualTo(BYTES);
    assertThat(reject.getOriginalLength()).isEqualTo(3);
  }

  /** Ids are content: whoever changes how they are made doubles the rejects of every replay. */
  @Test
  void id_ofAPlace_staysWhatItWas() {
    assertThat(of(new Original("acts-0-42", 5, BYTES), "").getRejectId())
        .isEqualTo("2888aa129f18762ec4e8431ea1793def");
    assertThat(
            new Rejects(StationName.LOAD)
                .of(new Original("acts-0-42", 5, BYTES), Refusal.ofAll(RejectReason.OTHER, ""))
                .getRejectId())
        .isEqualTo("be4b41deaffc5ea7dbf9c004b025aeab");
  }

  @Test
  void value_isCutAtTwoHundredCharacters_neverThroughOne() {
    String pairs = "𠀀".repeat(201);

    String value = of(new Original("acts-0-42", 5, BYTES), pairs).getValue();

    assertThat(value).isEqualTo("𠀀".repeat(200));
    assertThat(of(new Original("acts-0-42", 5, BYTES), "x".repeat(200)).getValue()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "监", "𠀀"})
  void original_isCutBetweenCharacters(String character) {
    for (int shift = 0; shift < 4; shift++) {
      String text = "x".repeat(shift) + character.repeat(Original.KEPT_BYTES);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

      RejectRecord reject = of(new Original("file:1", 5, bytes), "");

      byte[] kept = reject.getOriginal().array();
      assertThat(kept.length).isBetween(Original.KEPT_BYTES - 3, Original.KEPT_BYTES);
      assertThat(text).startsWith(new String(kept, StandardCharsets.UTF_8));
      assertThat(reject.getOriginalLength()).isEqualTo(bytes.length);
    }
  }

  @Test
  void original_thatFits_isKeptWhole() {
    byte[] bytes = new byte[Original.KEPT_BYTES];
    assertThat(Original.cut(bytes)).isSameAs(bytes);
    byte[] noText = new byte[Original.KEPT_BYTES + 1];
    Arrays.fill(noText, (byte) 0x80);
    assertThat(Original.cut(noText)).hasSize(Original.KEPT_BYTES);
  }

  private RejectRecord of(Original original, String value) {
    return rejects.of(original, new Refusal(RejectReason.OTHER, "", value, ""));
  }
}
