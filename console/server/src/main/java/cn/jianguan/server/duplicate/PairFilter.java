package cn.jianguan.server.duplicate;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.TwinVerdict;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.Question;
import java.util.Arrays;

/**
 * Which pairs are wanted; what is empty does not limit.
 *
 * @param q part of the object's name or code, or of an act's id
 */
record PairFilter(String verdict, String kind, String q) {
  private static final int MOST_CHARACTERS = 100;

  PairFilter {
    known("verdict", verdict, TwinVerdict.values());
    known("kind", kind, ActKind.values());
    if (q.length() > MOST_CHARACTERS) {
      throw Fault.invalid("q", "至多 100 字", "100 characters at most");
    }
  }

  private static void known(String field, String value, Enum<?>[] all) {
    if (!value.isEmpty() && Arrays.stream(all).noneMatch(it -> it.name().equals(value))) {
      throw Fault.invalid(field, "应为 " + Arrays.toString(all) + " 之一", "one of these");
    }
  }

  String conditions() {
    return "({verdict:String} = '' OR verdict = {verdict:String})"
        + " AND ({kind:String} = '' OR kind = {kind:String})"
        + " AND ({q:String} = '' OR positionCaseInsensitiveUTF8(concat(object_key, ' ', act_id,"
        + " ' ', other_id, ' ', object_name), {q:String}) > 0)";
  }

  Question fill(Question question) {
    return question.with("verdict", verdict).with("kind", kind).with("q", q.strip());
  }
}
