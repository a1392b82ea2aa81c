package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.order.TieBreaker;
import java.util.Arrays;

/**
 * Which of two rows that became known at one moment comes first: by act, then by file and line as
 * the department wrote them, then by content. So of two rows about one act in one batch the later
 * line of the file holds, however the file came: imported whole, in parts, or replayed. Rows
 * without a file (sent as Avro) are in the order of their content.
 */
public final class RowOrder implements TieBreaker<LogRecord> {
  private static final long serialVersionUID = 1L;

  private record Origin(String file, long line) {
    private static final Origin NONE = new Origin("", 0);

    static Origin of(LogRecord row) {
      try {
        return parse(Codec.standard().peekEnvelope(row.bytes()).getOrigin());
      } catch (UnreadableException e) {
        return NONE;
      }
    }

    /** From {@code file:line}; a text that ends with no number is a file. */
    private static Origin parse(String text) {
      int colon = text.lastIndexOf(':');
      String digits = text.substring(colon + 1);
      boolean numbered =
          colon >= 0
              && !digits.isEmpty()
              && digits.length() <= 15
              && digits.chars().allMatch(c -> c >= '0' && c <= '9');
      return numbered
          ? new Origin(text.substring(0, colon), Long.parseLong(digits))
          : new Origin(text, 0);
    }
  }

  @Override
  public int compare(LogRecord one, LogRecord other) {
    int order = one.key().compareTo(other.key());
    if (order != 0) {
      return order;
    }
    Origin first = Origin.of(one);
    Origin second = Origin.of(other);
    order = first.file().compareTo(second.file());
    order = order != 0 ? order : Long.compare(first.line(), second.line());
    return order != 0 ? order : Arrays.compareUnsigned(one.bytes(), other.bytes());
  }
}
