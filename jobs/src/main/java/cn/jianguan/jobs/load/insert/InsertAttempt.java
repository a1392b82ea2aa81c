package cn.jianguan.jobs.load.insert;

/** One attempt to store rows of a block. */
interface InsertAttempt extends AutoCloseable {
  /**
   * Returns when rows [from, to) are stored.
   *
   * @throws Exception if they are not, or if nobody knows
   */
  void insert(Block<?> block, int from, int to) throws Exception;

  @Override
  void close();
}
