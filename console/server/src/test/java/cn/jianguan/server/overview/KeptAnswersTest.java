package cn.jianguan.server.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private final KeptAnswers kept = new KeptAnswers();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whoeverSeesTheSame_getsTheOneAnswer() {
    assertThat(ask("numbers", "a", "3201")).isEqualTo(1);
    assertThat(ask("numbers", "b", "3201")).isEqualTo(1);
  }

  @Test
  void anotherRegionOrPart_isAskedAnew() {
    assertThat(ask("numbers", "a", "3201")).isEqualTo(1);
    assertThat(ask("numbers", "a", "3202")).isEqualTo(2);
    assertThat(ask("trend", "a", "3201")).isEqualTo(3);
  }

  @Test
  void answerThatFailed_isNotKept() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                kept.of(
                    "numbers",
                    account("a", "3201"),
                    () -> {
                      throw new IllegalStateException();
                    }));
    assertThat(ask("numbers", "a", "3201")).isEqualTo(1);
  }

  private int ask(String part, String name, String area) {
    return kept.of(part, account(name, area), asked::incrementAndGet);
  }

  private static Account account(String name, String area) {
    return new Account(
        name, name, Role.CITY_CENTRE, "ORG", area, false, null, false, Instant.EPOCH);
  }
}
