package cn.jianguan.command.rejects;

import java.io.IOException;
import java.util.Map;

/** What was refused, as it was sent: it can be looked at, mended and sent again. */
interface SentRow {
  /** Its values by name, in its own order; empty where it cannot be read. */
  Map<String, String> values() throws IOException;

  /**
   * Sends it to the gate it was refused at.
   *
   * @param edits values that differ from what was sent; none: as it was
   */
  SentAgain send(Map<String, String> edits) throws IOException, InterruptedException;
}
