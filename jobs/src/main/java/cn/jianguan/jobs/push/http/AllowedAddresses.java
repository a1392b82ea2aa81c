package cn.jianguan.jobs.push.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks a name up for every connection and gives only addresses that may be sent to: the connection
 * goes to what was looked at, whatever the name says a moment later.
 */
final class AllowedAddresses implements DnsResolver {
  private final Networks networks;
  private final boolean plain;

  /** There are addresses, and none that may be sent to. */
  static final class NotAllowedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotAllowedException(String host) {
      super(host);
    }
  }

  /**
   * @param plain for requests without TLS, which go to listed networks alone
   */
  AllowedAddresses(Networks networks, boolean plain) {
    this.networks = networks;
    this.plain = plain;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] allowed =
        Arrays.stream(SystemDefaultDnsResolver.INSTANCE.resolve(host))
            .filter(address -> plain ? networks.isListed(address) : networks.allows(address))
            .toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new NotAllowedException(host);
    }
    return allowed;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
