package cn.jianguan.console.gateway.write;

import java.io.IOException;

/** Where read records go. */
@FunctionalInterface
public interface RecordConsumer {
  /**
   * @param contentHash orders records of the same moment alike, whatever file and line they came
   *     from
   */
  void accept(TimedRecord record, long contentHash) throws IOException;
}
