package cn.jianguan.rules.model;

/** A pack that cannot become a model; the message says what to mend, Chinese first. */
public class InvalidModelException extends Exception {
  public InvalidModelException(String message) {
    super(message);
  }

  public InvalidModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
