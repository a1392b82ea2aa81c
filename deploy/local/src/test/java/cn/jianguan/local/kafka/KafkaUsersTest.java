package cn.jianguan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaUsersTest {
  @TempDir private Path home;

  /** As an earlier release left it, which knew fewer users, or none. */
  @Test
  void directoryOfAnEarlierRelease_getsTheUsersItLacks_andKeepsTheOthers() throws IOException {
    String before = KafkaUsers.in(home).brokerLogin();
    Path operator = home.resolve("users/operator.properties");
    String gateway = Files.readString(home.resolve("users/gateway.properties"));
    Files.delete(operator);

    String after = KafkaUsers.in(home).brokerLogin();

    assertThat(Files.readString(home.resolve("users/gateway.properties"))).isEqualTo(gateway);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(operator)))
        .isEqualTo("rw-------");
    assertThat(after)
        .isNotEqualTo(before)
        .contains(
            Arrays.stream(LogUser.values())
                .map(user -> KafkaUsers.OPTION + user.kafkaName() + "=\"")
                .toList());
  }
}
