package cn.jianguan.jobs.casework.routing;

/**
 * What a search for one addressee brought.
 *
 * @param agency code; empty: nobody
 * @param text how it was found or why not, Chinese first
 */
record SearchResult(String agency, String text) {
  static SearchResult none(String text) {
    return new SearchResult("", text);
  }
}
