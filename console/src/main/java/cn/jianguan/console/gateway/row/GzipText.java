package cn.jianguan.console.gateway.row;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of a gzip file of any number of members. Zeros after the last one are padding;
 * whatever else cannot be read is an {@link IOException}, after what comes before it was given.
 */
final class GzipText extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private InputStream raw;
  private InputStream member;
  private int members;
  private long given;
  private IOException damage;
  private boolean atDamage;

  GzipText(Path file) throws IOException {
    this.file = file;
    open();
  }

  private void open() throws IOException {
    raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    member = InputStream.nullInputStream();
    members = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (damage != null) {
      return upToDamage(target, offset, length);
    }
    try {
      int count = content(target, offset, length);
      given += Math.max(0, count);
      return count;
    } catch (IOException e) {
      damage = e;
      goBack();
      return upToDamage(target, offset, length);
    }
  }

  /** The reader of a member says nothing of what it read before a mistake: read that again. */
  private void goBack() throws IOException {
    close();
    open();
    byte[] again = new byte[BUFFER];
    long left = given;
    while (left > 0) {
      left -= content(again, 0, (int) Math.min(BUFFER, left));
    }
  }

  private int upToDamage(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    try {
      while (!atDamage && count < length && content(target, offset + count, 1) > 0) {
        count++;
      }
    } catch (IOException e) {
      atDamage = true;
    }
    if (atDamage && count == 0) {
      throw new IOException(
          "gzip 第 " + members + " 段损坏 / member " + members + " " + said(damage), damage);
    }
    return count;
  }

  private static String said(IOException damage) {
    return damage instanceof EOFException || damage.getMessage() == null
        ? "is cut"
        : "is damaged: " + damage.getMessage();
  }

  private int content(byte[] target, int offset, int length) throws IOException {
    int count = member.read(target, offset, length);
    while (count < 0 && nextMember()) {
      count = member.read(target, offset, length);
    }
    return count;
  }

  private boolean nextMember() throws IOException {
    boolean first = members == 0;
    raw.mark(1);
    int next = raw.read();
    if (!first && (next < 0 || next == 0 && padding())) {
      return false;
    }
    members++;
    if (next < 0) {
      throw new EOFException();
    }
    raw.reset();
    member = new GzipCompressorInputStream(raw);
    return true;
  }

  private boolean padding() throws IOException {
    int next = 0;
    while (next == 0) {
      next = raw.read();
    }
    if (next > 0) {
      members++;
      throw new IOException("bytes after zeros");
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
