package cn.jianguan.server.act;

import cn.jianguan.console.gateway.row.RowEdit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Acts as they are offered: rows of a file, by one of the mappings. Exactly one of rows, text and
 * base64 is given.
 *
 * @param source name of the mapping's folder
 * @param mapping name of the mapping in it
 * @param file what the file is called; left out: what it came as
 * @param rows JSON objects, as a system sends them
 * @param text pasted CSV or JSON
 * @param base64 a file as it is: CSV in the charset of the mapping, JSON, or .xlsx
 * @param edits rows that were mended, each by the line it begins on
 */
record Offer(
    String source,
    String mapping,
    String file,
    List<JsonNode> rows,
    String text,
    String base64,
    List<Edit> edits) {

  /**
   * A mended row.
   *
   * @param text all of it, where its columns could not be told apart
   * @param values those that were changed, by column
   */
  record Edit(long line, String text, Map<String, String> values) {
    RowEdit row() {
      return new RowEdit(text, values);
    }
  }
}
