package cn.jianguan.jobs.push.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jianguan.jobs.push.message.CloudEvent;
import cn.jianguan.sign.Secret;
import cn.jianguan.sign.SignatureCheck;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The specification's own library, from npm, verifies what is sent. */
class StandardWebhooksIT {
  /** Fetched once per user and machine. */
  private static final Path LIBRARY =
      Path.of(System.getProperty("user.home"), ".cache", "jianguan", "standardwebhooks-1.0.0");

  private static final String VERIFY =
      """
      const { Webhook } = require('standardwebhooks');
      const { secrets, headers, body } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      for (const secret of secrets) {
        try { new Webhook(secret).verify(body, headers); console.log('genuine'); }
        catch (e) { console.log(e.message); }
      }
      """;

  private static final String SIGN =
      """
      const { Webhook } = require('standardwebhooks');
      const { secret, body } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      console.log(new Webhook(secret).sign('answer-1', new Date(1700000000 * 1000), body));
      """;

  @Test
  void library_verifiesEverySecretThatIsLive_andNoOther() throws Exception {
    fetch();
    String old = Secret.random();
    String fresh = Secret.random();
    long now = Instant.now().getEpochSecond();
    byte[] body = CloudEvent.test("m1", "one", "2024-03-01T00:00:00Z");
    Map<String, String> headers =
        SignedHeaders.of(List.of(Secret.parse(fresh), Secret.parse(old)), "m1", now, body, true);
    String text = new String(body, StandardCharsets.UTF_8);
    assertThat(verify(List.of(fresh, old, Secret.random()), headers, text))
        .containsExactly("genuine", "genuine", "No matching signature found");
    assertThat(verify(List.of(fresh), headers, text.replace("m1", "m2")))
        .containsExactly("No matching signature found");
  }

  @Test
  void whatTheLibrarySigns_isGenuineHere() throws Exception {
    fetch();
    String secret = Secret.random();
    String body = "{\"alertId\":\"a1\",\"event\":\"SIGN\",\"comment\":\"收到\"}";
    String signature =
        run(SIGN, new ObjectMapper().writeValueAsBytes(Map.of("secret", secret, "body", body)))
            .get(0);
    assertThat(
            SignatureCheck.of(
                List.of(Secret.parse(secret)),
                "answer-1",
                "1700000000",
                signature,
                body.getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochSecond(1_700_000_060)))
        .isEqualTo(SignatureCheck.Result.GENUINE);
  }

  private static List<String> verify(List<String> secrets, Map<String, String> headers, String body)
      throws Exception {
    return run(
        VERIFY,
        new ObjectMapper()
            .writeValueAsBytes(Map.of("secrets", secrets, "headers", headers, "body", body)));
  }

  private static List<String> run(String script, byte[] input) throws Exception {
    Process node =
        new ProcessBuilder("node", "-e", script)
            .directory(LIBRARY.toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = node.getOutputStream()) {
      in.write(input);
    }
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.lines().toList();
  }

  /** Without npm's registry it cannot be had. */
  private static void fetch() throws IOException, InterruptedException {
    if (Files.exists(LIBRARY.resolve("node_modules/standardwebhooks/package.json"))) {
      return;
    }
    Files.createDirectories(LIBRARY);
    for (String name : List.of("package.json", "package-lock.json")) {
      try (InputStream in = StandardWebhooksIT.class.getResourceAsStream("npm/" + name)) {
        Files.write(LIBRARY.resolve(name), in.readAllBytes());
      }
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(LIBRARY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LIBRARY.resolve("npm.log").toFile())
            .start();
    assumeTrue(
        npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0,
        "npm ci failed, see " + LIBRARY.resolve("npm.log"));
  }
}
