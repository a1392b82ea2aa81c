package cn.jianguan.jobs.casework.routing;

/**
 * What a search for one addressee brought.
 *
 * @param agency code; empty: nobody
 * @param zh how it was found or why not
 * @param en the same in English
 */
record SearchResult(String agency, String zh, String en) {
  /** The same, and what was looked at before. */
  SearchResult after(SearchResult before) {
    return new SearchResult(agency, before.zh + "，" + zh, before.en + ", " + en);
  }

  static SearchResult none(String zh, String en) {
    return new SearchResult("", zh, en);
  }
}
