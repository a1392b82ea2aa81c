package cn.jianguan.console.gateway.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The rows of one file, read one after another in constant memory. */
public interface RowReader extends Closeable {
  Header header();

  /** Columns met so far that the header does not have; only JSON lines bring them one by one. */
  default Collection<String> unknownColumns() {
    return List.of();
  }

  /** What a person should know of the rest of the file. */
  default List<String> notes() {
    return List.of();
  }

  /** The next row, or null at the end of the file. The object is used again for the next row. */
  SourceRow next() throws IOException;
}
