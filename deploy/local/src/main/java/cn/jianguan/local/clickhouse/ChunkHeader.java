package cn.jianguan.local.clickhouse;

import java.util.Locale;
import java.util.Map;

/**
 * Where the rows begin in a chunk of a streamed result: the engine repeats the format's header in
 * every chunk, and only the first may reach the client.
 */
enum ChunkHeader {
  /** No header, or chunks that simply follow each other. */
  NONE(0, 0, false),
  /** One line of column names. */
  LINE(1, 0, false),
  /** A line of names and a line of types. */
  TWO_LINES(2, 0, false),
  /** As {@link #LINE}; a line break inside double quotes belongs to a column's name. */
  CSV_LINE(1, 0, true),
  CSV_TWO_LINES(2, 0, true),
  /** A count and that many names. */
  NAMES(0, 1, false),
  /** A count, that many names and that many types. */
  NAMES_AND_TYPES(0, 2, false);

  private static final Map<String, ChunkHeader> STREAMED =
      Map.ofEntries(
          Map.entry("native", NONE),
          Map.entry("rowbinary", NONE),
          Map.entry("rowbinarywithnames", NAMES),
          Map.entry("rowbinarywithnamesandtypes", NAMES_AND_TYPES),
          Map.entry("tabseparated", NONE),
          Map.entry("tsv", NONE),
          Map.entry("tabseparatedwithnames", LINE),
          Map.entry("tsvwithnames", LINE),
          Map.entry("tabseparatedwithnamesandtypes", TWO_LINES),
          Map.entry("tsvwithnamesandtypes", TWO_LINES),
          Map.entry("csv", NONE),
          Map.entry("csvwithnames", CSV_LINE),
          Map.entry("csvwithnamesandtypes", CSV_TWO_LINES),
          Map.entry("jsoneachrow", NONE),
          Map.entry("jsonlines", NONE),
          Map.entry("ndjson", NONE),
          Map.entry("jsoncompacteachrow", NONE),
          Map.entry("jsoncompacteachrowwithnames", LINE),
          Map.entry("jsoncompacteachrowwithnamesandtypes", TWO_LINES));

  private final int lines;
  private final int stringsPerColumn;
  private final boolean quotes;

  ChunkHeader(int lines, int stringsPerColumn, boolean quotes) {
    this.lines = lines;
    this.stringsPerColumn = stringsPerColumn;
    this.quotes = quotes;
  }

  /** Returns null for a format whose documents cannot be joined; those are formatted whole. */
  static ChunkHeader of(String format) {
    return STREAMED.get(format.toLowerCase(Locale.ROOT));
  }

  int length(byte[] chunk) {
    return stringsPerColumn > 0 ? afterStrings(chunk, stringsPerColumn) : afterLines(chunk);
  }

  private int afterLines(byte[] chunk) {
    int left = lines;
    boolean quoted = false;
    for (int i = 0; left > 0 && i < chunk.length; i++) {
      if (quotes && chunk[i] == '"') {
        quoted = !quoted;
      } else if (chunk[i] == '\n' && !quoted && --left == 0) {
        return i + 1;
      }
    }
    return left == 0 ? 0 : chunk.length;
  }

  private static int afterStrings(byte[] chunk, int perColumn) {
    int[] at = {0};
    long strings = varint(chunk, at) * perColumn;
    for (long i = 0; i < strings; i++) {
      long length = varint(chunk, at);
      at[0] += (int) length;
    }
    return at[0];
  }

  private static long varint(byte[] chunk, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = chunk[at[0]++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
