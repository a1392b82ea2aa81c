package cn.jianguan.server.duplicate;

import cn.jianguan.record.TwinVerdict;
import cn.jianguan.server.error.Fault;
import java.util.UUID;

/**
 * What somebody says of a pair.
 *
 * @param verdict SAME, DIFFERENT, or OPEN: what was said before is taken back
 * @param seen verdict of the pair as the asker saw it; left out: whichever
 * @param answerId chosen by the sender; left out: new
 */
record Judgement(
    String actId, String otherId, String verdict, String comment, String seen, String answerId) {
  private static final int MOST_WORDS = 1_000;
  private static final int MOST_OF_AN_ID = 200;

  Judgement {
    actId = bounded("actId", actId, MOST_OF_AN_ID);
    otherId = bounded("otherId", otherId, MOST_OF_AN_ID);
    comment = bounded("comment", comment, MOST_WORDS);
    answerId = bounded("answerId", answerId, MOST_OF_AN_ID);
    answerId = answerId.isEmpty() ? UUID.randomUUID().toString() : answerId;
    if (actId.isEmpty() || otherId.isEmpty()) {
      throw Fault.invalid(actId.isEmpty() ? "actId" : "otherId", "应填写", "must be filled");
    }
  }

  private static String bounded(String field, String value, int most) {
    String text = value == null ? "" : value.strip();
    if (text.length() > most) {
      throw Fault.invalid(field, "至多 " + most + " 字", "at most " + most + " characters");
    }
    return text;
  }

  TwinVerdict wanted() {
    try {
      return TwinVerdict.valueOf(String.valueOf(verdict));
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("verdict", "应为 SAME、DIFFERENT 或 OPEN", "SAME, DIFFERENT or OPEN");
    }
  }
}
