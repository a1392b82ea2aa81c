package cn.jianguan.command.models;

/** What was asked for must not be done; the message says why and what to do, Chinese first. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String zh, String en) {
    super(zh + " / " + en);
  }
}
