package cn.jianguan.command.push;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.push.http.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are written as numbers: no name is asked for. */
class ReachTest {
  private final Reach reach = new Reach(Networks.parse("10.20.0.0/16"));

  @ParameterizedTest
  @ValueSource(
      strings = {"https://93.184.216.34/hook", "https://10.20.3.4/hook", "http://10.20.3.4:8080/h"})
  void addressThatMessagesReach_isNotWarnedOf(String url) {
    assertThat(reach.warning(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.21.0.1/hook", "https://127.0.0.1/hook", "https://[::1]/hook"})
  void privateAddressThatIsNotListed_isWarnedOf(String url) {
    assertThat(reach.warning(url).orElseThrow())
        .contains("内网或保留地址", "push.private.networks", "not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://93.184.216.34/hook", "HTTP://10.21.0.1/hook"})
  void plainHttpOutsideListedNetworks_isWarnedOf(String url) {
    assertThat(reach.warning(url).orElseThrow()).contains("http", "https", "push.private.networks");
  }
}
