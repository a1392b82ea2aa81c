package cn.jianguan.jobs.log.flink;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The outputs of a complete checkpoint can never become visible: Kafka gave up their transaction.
 * The job ends, since its newest checkpoint leads to the same failure again. Started from the
 * checkpoint before, it reads what those outputs were made of again.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class LostTransactionException extends FlinkRuntimeException {
  private static final long serialVersionUID = 1L;

  LostTransactionException(Object transaction, Throwable cause) {
    super(
        "Kafka 已中止最新检查点的事务，须从前一个检查点启动 / Kafka has given up a transaction of the newest"
            + " checkpoint, start from the checkpoint before: "
            + transaction,
        cause);
  }
}
