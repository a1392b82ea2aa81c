package cn.jianguan.jobs.push.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.sign.Secret;
import cn.jianguan.sign.SecretFile;
import cn.jianguan.sign.SignatureCheck;
import cn.jianguan.sign.StandardSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector is that of the specification's own libraries; SM3's was made with OpenSSL. */
class SignaturesTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1614265330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void standardSignature_isThatOfTheSpecificationsLibraries() {
    assertThat(StandardSignature.of(List.of(Secret.parse(SECRET)), ID, TIMESTAMP, BODY))
        .isEqualTo(SIGNATURE);
  }

  @Test
  void severalSecrets_signSideBySideWhileOneReplacesAnother() {
    List<Secret> both = List.of(Secret.parse(Secret.random()), Secret.parse(SECRET));
    String header = StandardSignature.of(both, ID, TIMESTAMP, BODY);
    assertThat(header.split(" "))
        .hasSize(2)
        .contains(SIGNATURE)
        .allMatch(it -> it.startsWith("v1,"));
  }

  @Test
  void sm3_isThatOfTheStandardAndOfOpenSsl() {
    SM3Digest digest = new SM3Digest();
    digest.update("abc".getBytes(StandardCharsets.UTF_8), 0, 3);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    assertThat(Hex.toHexString(hash)) // GB/T 32905, example 1
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(Sm3Signature.of(List.of(Secret.parse(SECRET)), ID, TIMESTAMP, BODY))
        .isEqualTo("sm3,/HoSFIzweCy/UJPM50++HyVPa/54PFXtLisZ9sIFN1I=");
  }

  @Test
  void headers_nameSm3OnlyWhereItIsWanted() {
    List<Secret> secrets = List.of(Secret.parse(SECRET));
    Map<String, String> headers = SignedHeaders.of(secrets, ID, TIMESTAMP, BODY, false);
    assertThat(headers)
        .containsExactly(
            Map.entry("webhook-id", ID),
            Map.entry("webhook-timestamp", "1614265330"),
            Map.entry("webhook-signature", SIGNATURE));
    assertThat(SignedHeaders.of(secrets, ID, TIMESTAMP, BODY, true))
        .containsKey("webhook-signature-sm3");
  }

  @ParameterizedTest
  @CsvSource({
    "0,v1,GENUINE",
    "300,v1,GENUINE",
    "-300,v1,GENUINE",
    "301,v1,OUT_OF_TIME",
    "-301,v1,OUT_OF_TIME",
    "0,v1a,WRONG",
    "0,,INCOMPLETE"
  })
  void answer_isGenuineInItsTime_byAnyLiveSecret(long late, String version, String result) {
    String header = version == null ? null : "v1,AAAA " + SIGNATURE.replace("v1,", version + ",");
    List<Secret> both = List.of(Secret.parse(Secret.random()), Secret.parse(SECRET));
    Instant now = Instant.ofEpochSecond(TIMESTAMP + late);
    String timestamp = Long.toString(TIMESTAMP);
    assertThat(SignatureCheck.of(both, ID, timestamp, header, BODY, now)).hasToString(result);
  }

  @Test
  void answer_thatIsOfAnother_orChanged_isWrong() {
    Instant now = Instant.ofEpochSecond(TIMESTAMP);
    String timestamp = Long.toString(TIMESTAMP);
    List<Secret> secret = List.of(Secret.parse(SECRET));
    byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.of(secret, ID, timestamp, SIGNATURE, other, now))
        .isEqualTo(SignatureCheck.Result.WRONG);
    assertThat(SignatureCheck.of(secret, "other", timestamp, SIGNATURE, BODY, now))
        .isEqualTo(SignatureCheck.Result.WRONG);
    assertThat(SignatureCheck.of(List.of(), ID, timestamp, SIGNATURE, BODY, now))
        .isEqualTo(SignatureCheck.Result.WRONG);
    assertThat(SignatureCheck.of(secret, ID, "1e9", SIGNATURE, BODY, now))
        .isEqualTo(SignatureCheck.Result.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_AAAA", "whsec_not base64 at all!", "MfKQ9r8GKYqrTw"})
  void noSecret_isRefusedWithoutBeingShown(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.parse(text))
        .withNoCause()
        .withMessageNotContaining("AAAA")
        .withMessageContaining("whsec_");
    assertThat(Secret.parse(SECRET)).hasToString("whsec_…");
  }

  @Test
  void secretFile_isReadAgainWhenItHasChanged(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("secrets");
    SecretFile file = new SecretFile(path);
    assertThat(file.named(List.of("a.1"))).isEmpty();
    Files.writeString(path, "# a line\na.1=" + Secret.random() + "\n");
    assertThat(file.named(List.of("a.2", "a.1"))).hasSize(1);
    Files.writeString(path, "a.1=" + Secret.random() + "\na.2=" + Secret.random() + "\n");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1));
    assertThat(file.named(List.of("a.2", "a.1"))).hasSize(2);
  }
}
