package cn.jianguan.jobs.push.http;

import java.io.Serializable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses may be sent to: public ones, and private ones in the networks that the operator
 * lists. Whoever registers an endpoint, or owns its name, could otherwise reach what stands beside
 * this program.
 */
public final class Networks implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] SHARED = {100, 64, 0, 0}; // RFC 6598, /10
  private static final int SHARED_BITS = 10;

  private final ArrayList<Network> listed;

  /** An address and how many of its bits count. */
  private record Network(byte[] address, int bits) implements Serializable {
    boolean includes(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      int mask = 0xff << (8 - bits % 8) & 0xff;
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (bits % 8 == 0 || (address[whole] & mask) == (other[whole] & mask));
    }
  }

  private Networks(List<Network> listed) {
    this.listed = new ArrayList<>(listed);
  }

  /**
   * Reads a list such as {@code 127.0.0.0/8, 10.20.0.0/16, fd00::/8}.
   *
   * @throws IllegalArgumentException naming what is no network
   */
  public static Networks parse(String list) {
    List<Network> networks = new ArrayList<>();
    for (String part : list.split(",")) {
      if (!part.isBlank()) {
        networks.add(network(part.strip()));
      }
    }
    return new Networks(networks);
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      if (address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits >= 0 && bits <= bytes.length * 8) {
          return new Network(bytes, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      throw malformed(text);
    }
    throw malformed(text);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "push.private.networks: 应为网段，如 10.20.0.0/16 / not a network such as 10.20.0.0/16: " + text);
  }

  /** Whether it may be sent to. */
  public boolean allows(InetAddress address) {
    return isListed(address) || isPublic(address);
  }

  /** Whether it may be sent to without TLS. */
  public boolean isListed(InetAddress address) {
    return listed.stream().anyMatch(network -> network.includes(address.getAddress()));
  }

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isReserved =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !isReserved && (address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes));
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    return first != 0
        && first < 240
        && !new Network(SHARED, SHARED_BITS).includes(bytes)
        && !(first == 192 && bytes[1] == 0 && bytes[2] == 0)
        && !(first == 198 && (bytes[1] & 0xfe) == 18);
  }

  /** Global unicast, and nothing that carries an address of the old kind inside. */
  private static boolean isPublic6(byte[] bytes) {
    boolean isGlobal = (bytes[0] & 0xe0) == 0x20;
    boolean is6to4 = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean isTeredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return isGlobal && !is6to4 && !isTeredo;
  }
}
