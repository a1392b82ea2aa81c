package cn.jianguan.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a server whose own configuration has to name it before it starts. */
public final class FreePort {
  private FreePort() {}

  /** Whether nobody listens there now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns {@code wanted}, or a port that is free now if that is 0. */
  public static int orAny(int wanted) throws IOException {
    if (wanted != 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
