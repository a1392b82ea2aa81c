package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

/**
 * Hands the bytes of a stream to a CSV parser, one char per byte, and keeps those of the row being
 * read: so that a refused row can be shown exactly as it was sent, and reading can start again
 * after a line that no parser can make sense of.
 *
 * <p>One char per byte (ISO 8859-1) is what keeps this exact whatever the real charset is: the
 * characters that CSV itself is made of are single bytes in every charset accepted here.
 */
final class LineWindow extends Reader {
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_ROW = 1 << 24;

  private final InputStream in;
  private byte[] window = new byte[2 * CHUNK];
  private int read;
  private int end;
  private long firstLine = 1;
  private int firstStart;
  private long markedLine = 1;
  private int markedStart;
  private long keepFrom = 1;

  LineWindow(InputStream in) {
    this.in = in;
  }

  /** Lines before this one will not be asked for again. */
  void keepFrom(long line) {
    keepFrom = line;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (read == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - read);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (char) (window[read + i] & 0xFF);
    }
    read += count;
    return count;
  }

  private boolean fill() throws IOException {
    int start = startOf(keepFrom);
    if (end - start > LONGEST_ROW) {
      throw new IOException("第 " + keepFrom + " 行超过 16 MiB / a row longer than 16 MiB");
    }
    boolean splitBreak = start == end && end > 0 && window[end - 1] == '\r';
    System.arraycopy(window, start, window, 0, end - start);
    end -= start;
    read = end;
    firstLine = keepFrom;
    mark(firstLine, 0);
    if (window.length - end < CHUNK) {
      window = Arrays.copyOf(window, 2 * window.length);
    }
    int count = in.read(window, end, CHUNK);
    end += Math.max(0, count);
    // The second half of a CRLF that the edge of a chunk cut belongs to the line before.
    firstStart = splitBreak && count > 0 && window[0] == '\n' ? 1 : 0;
    mark(firstLine, firstStart);
    return count > 0;
  }

  /** Goes back to the beginning of a line that is still kept; false where the stream ends first. */
  boolean rewindTo(long line) throws IOException {
    while (!begins(line)) {
      read = end;
      if (!fill()) {
        return false;
      }
    }
    read = startOf(line);
    keepFrom = line;
    return read < end || fill();
  }

  /** The bytes from the beginning of one line to the beginning of another, as far as read. */
  byte[] lines(long from, long to) {
    return Arrays.copyOfRange(window, startOf(from), startOf(to));
  }

  private boolean begins(long line) {
    int start = startOf(line);
    return start < end
        && (line == firstLine || window[start - 1] == '\n' || window[start - 1] == '\r');
  }

  /** Position at which a line begins; the end of what was read where it is not there yet. */
  private int startOf(long line) {
    long at = line < markedLine ? firstLine : markedLine;
    int position = line < markedLine ? firstStart : markedStart;
    for (; at < line && position < end; at++) {
      position = afterLine(position);
    }
    if (at == line && position < end) {
      mark(line, position);
    }
    return position;
  }

  /** Remembers where a line begins: lines are asked for in rising order, most of the time. */
  private void mark(long line, int position) {
    markedLine = line;
    markedStart = position;
  }

  private int afterLine(int position) {
    for (int at = position; at < end; at++) {
      if (window[at] == '\n') {
        return at + 1;
      }
      if (window[at] == '\r') {
        return at + 1 < end && window[at + 1] == '\n' ? at + 2 : at + 1;
      }
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
