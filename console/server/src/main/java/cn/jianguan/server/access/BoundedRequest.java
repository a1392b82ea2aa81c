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

  private byte[] kept;

  BoundedRequest(HttpServletRequest request) {
    super(request);
  }

  /** Reads the body, and hands it out from then on. */
  byte[] keep() throws IOException {
    if (kept == null) {
      kept = new Bounded(super.getInputStream()).readAllBytes();
    }
    return kept;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Bounded(kept == null ? super.getInputStream() : new ByteArrayInputStream(kept));
  }

  private static final class Bounded extends ServletInputStream {
    private final InputStream in;
    private long left = MOST_BYTES;
    private boolean ended;

    Bounded(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      ended = next < 0;
      if (!ended && --left < 0) {
        throw new IOException("the body is larger than " + MOST_BYTES + " bytes");
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      ended = count < 0;
      left -= Math.max(0, count);
      if (left < 0) {
        throw new IOException("the body is larger than " + MOST_BYTES + " bytes");
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
