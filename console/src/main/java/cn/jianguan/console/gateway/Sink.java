package cn.jianguan.console.gateway;

import java.io.IOException;

/** Where read records go. */
@FunctionalInterface
interface Sink {
  /**
   * @param tie hash of the content whatever file and line it came from; orders records of the same
   *     moment alike whatever the order of files
   */
  void accept(TimedRecord record, long tie) throws IOException;
}
