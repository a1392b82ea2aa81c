package cn.jianguan.jobs.casework.routing;

import java.util.Arrays;
import java.util.Optional;

/**
 * One entry of a model's addressee list: a code, {@code cc} before it for a copy, a domain after it
 * where it is not the model's own: {@code CO}, {@code cc MU}, {@code CO SC}, {@code cc:CO:WJ}.
 *
 * @param copy notified, but not asked to act
 * @param domain two-letter domain code; empty the hit's
 */
record Addressee(boolean copy, Code code, String domain) {

  /** Addressee codes of the domain reference §4.1. */
  enum Code {
    /** 县级部门 */
    CO(Kind.DEPARTMENT, 4),
    /** 市级部门 */
    MU(Kind.DEPARTMENT, 3),
    /** 省级部门 */
    PR(Kind.DEPARTMENT, 2),
    /** 乡镇街道 */
    TW(Kind.TOWN, 5),
    /** 牵头部门 / lead where several departments are concerned. */
    LEAD(Kind.DEPARTMENT, 4),
    /** 县监管中心 */
    CC(Kind.CENTRE, 4),
    /** 市监管中心 */
    MC(Kind.CENTRE, 3),
    /** 省监管中心 */
    PC(Kind.CENTRE, 2),
    /** 司法行政 / enforcement supervision of the level of the agency concerned. */
    JU(Kind.JUSTICE, 4),
    /** 行为机关 / the agency the alert is about. */
    AGENCY(Kind.AGENCY, 4),
    /** 数据责任人 / agency that answers for the source whose data the alert is about. */
    DATA_OFFICER(Kind.SOURCE, 4);

    final Kind kind;

    /** Level at which the search starts, 2 province to 5 town. */
    final int level;

    Code(Kind kind, int level) {
      this.kind = kind;
      this.level = level;
    }
  }

  enum Kind {
    DEPARTMENT,
    TOWN,
    CENTRE,
    JUSTICE,
    AGENCY,
    SOURCE
  }

  /** Empty where the text is no addressee this version knows. */
  static Optional<Addressee> parse(String text) {
    String[] words = text.strip().split("[\\s:]+");
    boolean copy = words[0].equals("cc");
    int at = copy ? 1 : 0;
    if (words.length <= at || words.length > at + 2) {
      return Optional.empty();
    }
    String domain = words.length == at + 2 ? words[at + 1] : "";
    return Arrays.stream(Code.values())
        .filter(code -> code.name().equals(words[at]))
        .map(code -> new Addressee(copy, code, domain))
        .findFirst();
  }
}
