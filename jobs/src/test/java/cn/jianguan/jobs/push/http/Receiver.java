package cn.jianguan.jobs.push.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A department's endpoint on a bare socket, so that it can misbehave in every way there is. */
public final class Receiver implements AutoCloseable {
  private final ServerSocket socket;
  private final String scheme;
  private final Behaviour behaviour;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What it does with a request; it closes the connection afterwards. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(Request request, Socket connection) throws Exception;
  }

  /** A request as it came in; names of headers in lower case. */
  public record Request(String line, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public Receiver(Behaviour behaviour) throws IOException {
    this("http", ServerSocketFactory.getDefault(), behaviour);
  }

  /** One that shows a certificate. */
  public Receiver(SSLContext certificate, Behaviour behaviour) throws IOException {
    this("https", certificate.getServerSocketFactory(), behaviour);
  }

  private Receiver(String scheme, ServerSocketFactory sockets, Behaviour behaviour)
      throws IOException {
    this.scheme = scheme;
    this.behaviour = behaviour;
    this.socket = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Always the same answer. */
  public static Behaviour saying(String answer) {
    return (request, connection) ->
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static Behaviour saying(int status, String... headers) {
    StringBuilder answer =
        new StringBuilder("HTTP/1.1 " + status + " Any\r\nContent-Length: 2\r\n");
    for (String header : headers) {
      answer.append(header).append("\r\n");
    }
    return saying(answer + "\r\nok");
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/hook");
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      behaviour.answer(read(connection.getInputStream()), connection);
      connection.getOutputStream().flush();
    } catch (Exception e) {
      return; // the other side has gone
    }
  }

  private static Request read(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(header.substring(0, colon).toLowerCase(), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the other side has gone");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
