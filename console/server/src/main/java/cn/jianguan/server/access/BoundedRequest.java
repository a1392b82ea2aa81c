package cn.jianguan.server.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request of which no more is read than can be borne; its body can be kept to be read twice. */
final class BoundedRequest extends HttpServletRequestWrapper {
  /** 8 MiB of a file are 11 MB in Base64. */
  static final int MOST_BYTES = 16 << 20;

  private final int most;
  private byte[] kept;

  BoundedRequest(HttpServletRequest request) {
    this(request, MOST_BYTES);
  }

  /** One of which no more bytes are read than so many. */
  BoundedRequest(HttpServletRequest request, int most) {
    super(request);
    this.most = most;
  }

  /** Reads the body, and hands it out from then on. */
  byte[] keep() throws IOException {
    if (kept == null) {
      kept = new Bounded(super.getInputStream(), most).readAllBytes();
    }
    return kept;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Bounded(
        kept == null ? super.getInputStream() : new ByteArrayInputStream(kept), most);
  }

  private static final class Bounded extends ServletInputStream {
    private final InputStream in;
    private final int most;
    private long left;
    private boolean ended;

    Bounded(InputStream in, int most) {
      this.in = in;
      this.most = most;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      ended = next < 0;
      if (!ended && --left < 0) {
        throw new IOException("the body is larger than " + most + " bytes");
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      ended = count < 0;
      left -= Math.max(0, count);
      if (left < 0) {
        throw new IOException("the body is larger than " + most + " bytes");
      }
      return count;
    }

    @Override
    public boolean isFinished() {
      return ended;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("bodies are read by whoever waits");
    }
  }
}
