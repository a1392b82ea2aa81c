package cn.jianguan.server.alert;

import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.Question;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** In which order alerts are listed; every order ends with the id, so that a page can follow. */
enum AlertOrder {
  /** What must be done first: the stage that ends first, then the severest. */
  DUE(AlertFigures.DUE_MILLIS, "-toInt64(CAST(severity, 'Int8'))"),
  SEVERITY("-toInt64(CAST(severity, 'Int8'))", AlertFigures.DUE_MILLIS),
  NEWEST("-toUnixTimestamp64Milli(emitted_at)", "-toInt64(CAST(severity, 'Int8'))"),
  HITS("-toInt64(hit_count)", "-toUnixTimestamp64Milli(emitted_at)");

  private final String first;
  private final String second;

  AlertOrder(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** Columns that make the place of a row. */
  String columns() {
    return first + " AS key1, " + second + " AS key2";
  }

  /** Only rows behind a place. */
  void after(Question question, String place) {
    if (place == null || place.isBlank()) {
      return;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8);
      String[] parts = text.split("\\|", 3);
      question
          .where(
              "(" + first + ", " + second + ", alert_id) > ({a1:Int64}, {a2:Int64}, {a3:String})")
          .with("a1", Long.parseLong(parts[0]))
          .with("a2", Long.parseLong(parts[1]))
          .with("a3", parts[2]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Fault.invalid("after", "应为上一页的 next", "next of the page before");
    }
  }

  /** The place of a row. */
  static String place(long key1, long key2, String id) {
    String text = key1 + "|" + key2 + "|" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
