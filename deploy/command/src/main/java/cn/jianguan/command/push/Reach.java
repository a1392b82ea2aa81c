package cn.jianguan.command.push;

import cn.jianguan.jobs.push.http.Networks;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether messages get to an address as things stand: names and lists of networks change, so this
 * forbids nothing; the push job looks with every connection.
 */
final class Reach {
  private final Networks networks;

  Reach(Networks networks) {
    this.networks = networks;
  }

  /** What keeps messages from this http or https address, in words; empty: nothing that is seen. */
  Optional<String> warning(String url) {
    URI uri = URI.create(url);
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(uri.getHost());
    } catch (UnknownHostException e) {
      return Optional.of(
          "此机查不到该主机名，请核对 / this machine does not find the host, look at its name: "
              + uri.getHost());
    }
    if (Arrays.stream(found).anyMatch(it -> plain ? networks.isListed(it) : networks.allows(it))) {
      return Optional.empty();
    }
    String address = found[0].getHostAddress();
    return Optional.of(
        plain
            ? "http 只送往 push.private.networks 所列内网，%s 不在其中，现在不会送达；请改用 https 或先列入 / http goes to networks of push.private.networks alone and %1$s is in none: nothing gets there now; use https, or list it"
                .formatted(address)
            : "%s 为内网或保留地址，未列入 push.private.networks，现在不会送达 / %1$s is private or reserved and not listed in push.private.networks: nothing gets there now"
                .formatted(address));
  }
}
