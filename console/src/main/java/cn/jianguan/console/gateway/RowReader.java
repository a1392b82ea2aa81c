package cn.jianguan.console.gateway;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one file, read one after another in constant memory. */
interface RowReader extends Closeable {
  Header header();

  /** The first line of the file as it was sent, to show when the whole file is refused. */
  byte[] headerLine();

  /** The next row, or null at the end of the file. The object is used again for the next row. */
  SourceRow next() throws IOException;
}
