package cn.jianguan.jobs.reference;

import cn.jianguan.code.OrganisationCode;
import cn.jianguan.code.Problem;
import cn.jianguan.code.Reading;
import cn.jianguan.code.ResidentId;
import cn.jianguan.code.TaiwanTaxId;
import cn.jianguan.code.Uscc;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The check algorithms that a scheme of codes can name. */
public final class CheckAlgorithm {
  private static final Map<String, Function<String, Reading<?>>> BY_NAME =
      Map.of(
          "GB32100", Uscc::parse,
          "GB11714", OrganisationCode::parse,
          "GB11643", ResidentId::parse,
          "TW-TAX", TaiwanTaxId::parse);

  private CheckAlgorithm() {}

  static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /**
   * Checks a code.
   *
   * @param name algorithm; one that is not known here checks nothing
   * @return the refusal, or null
   */
  public static Refusal check(String name, String field, String code) {
    Function<String, Reading<?>> algorithm = BY_NAME.get(name);
    if (algorithm == null) {
      return null;
    }
    return algorithm
        .apply(code)
        .refusal()
        .map(why -> new Refusal(reason(why.problem()), field, code, why.expected()))
        .orElse(null);
  }

  private static RejectReason reason(Problem problem) {
    return switch (problem) {
      case FORMAT -> RejectReason.FIELD_FORMAT;
      case CHECK_DIGIT -> RejectReason.CHECK_DIGIT;
      case RANGE -> RejectReason.FIELD_RANGE;
    };
  }
}
