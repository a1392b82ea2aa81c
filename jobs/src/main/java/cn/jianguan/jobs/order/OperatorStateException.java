package cn.jianguan.jobs.order;

import org.apache.flink.util.FlinkRuntimeException;

/** The state backend failed: no fault of a record, so the job restarts. */
final class OperatorStateException extends FlinkRuntimeException {
  private static final long serialVersionUID = 1L;

  OperatorStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
