package cn.jianguan.server.duplicate;

import cn.jianguan.codec.SqlName;
import cn.jianguan.record.ActKind;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.Question;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the queue asks ClickHouse. */
final class PairSql {
  private static final String PAIRS =
      " FROM (SELECT * REPLACE (CAST(kind, 'String') AS kind, ifNull(CAST(verdict,"
          + " 'Nullable(String)'), 'OPEN') AS verdict, toBool(stands) AS stands,"
          + " toBool(other_stands) AS other_stands) FROM act_review_pair)"
          // What limits a person to a region is asked of both rows.
          + " WHERE arrayAll(area_number -> ($where), [area_number, other_area_number]) AND ";

  private PairSql() {}

  /** Pairs that fulfil conditions, behind a place. */
  static String list(String conditions, String after) {
    return "SELECT *"
        + PAIRS
        + conditions
        + (after.isEmpty()
            ? ""
            : " AND (-score, act_id, other_id) > ({a1:Int32}, {a2:String}, {a3:String})")
        + " ORDER BY score DESC, act_id, other_id";
  }

  static String counts(String conditions) {
    return "SELECT verdict, kind, count() AS pairs"
        + PAIRS
        + conditions
        + " GROUP BY verdict, kind ORDER BY verdict, kind";
  }

  /** All that two rows of a kind say, each as it said it last; also one that stands no more. */
  static String whole(ActKind kind) {
    return "SELECT * FROM "
        + SqlName.table(kind)
        + " WHERE act_id IN ({one:String}, {other:String}) ORDER BY row_version DESC, is_deleted"
        + " LIMIT 1 BY act_id";
  }

  /** Says where a list goes on. */
  static void place(Question question, String after) {
    if (after.isEmpty()) {
      return;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      String[] parts = text.split("\n", 3);
      question.with("a1", -Integer.parseInt(parts[0])).with("a2", parts[1]).with("a3", parts[2]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Fault.invalid("after", "应为上一页的 next", "next of the page before");
    }
  }

  static String placeOf(int score, String actId, String otherId) {
    String text = score + "\n" + actId + "\n" + otherId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
