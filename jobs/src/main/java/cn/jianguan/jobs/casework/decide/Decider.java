package cn.jianguan.jobs.casework.decide;

import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what happens to a new alert: the rules in order, the first that fits. */
public final class Decider {
  /** Below this a person looks first. */
  private static final double SURE = 0.6;

  private static final Set<String> NEVER_SUPPRESSED =
      Set.of("CASUALTY", "STABILITY", "GROUP", "CRIMINAL", "LISTED", "MINOR", "LIFE_SAFETY");

  private interface Step {
    Optional<Decision> apply(HitRecord hit, Route route);
  }

  /** Plan, credit and sandbox rules take their place between P1 and P10. */
  private static final List<Step> STEPS =
      List.of(Decider::quality, Decider::never, Decider::otherwise);

  public Decision decide(HitRecord hit, Route route) {
    return STEPS.stream()
        .map(step -> step.apply(hit, route))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Decision> quality(HitRecord hit, Route route) {
    if (hit.getSubjectKind().equals("OBJECT") && hit.getObjectKey().isEmpty()) {
      return review("OBJECT_UNKNOWN", "监管对象未能识别 / the supervised object is not known");
    }
    if (hit.getTags().contains("TRIAL")) {
      return review("TRIAL", "模型试用中，先行研判 / the model is on trial");
    }
    if (!(hit.getConfidence() >= SURE)) {
      return review("CONFIDENCE", "置信度 %s 低于 %s / confidence".formatted(hit.getConfidence(), SURE));
    }
    return route.resolved() ? Optional.empty() : review("UNROUTED", route.why());
  }

  private static Optional<Decision> review(String code, String why) {
    return Optional.of(new Decision(Rule.S6, AlertEvent.NEED_REVIEW, code, why));
  }

  private static Optional<Decision> never(HitRecord hit, Route route) {
    boolean never =
        hit.getSeverity() == Severity.RED
            || hit.getSuppressCodes().contains("N")
            || !Collections.disjoint(hit.getTags(), NEVER_SUPPRESSED);
    return never ? dispatch(Rule.P1, route) : Optional.empty();
  }

  private static Optional<Decision> otherwise(HitRecord hit, Route route) {
    return dispatch(Rule.P10, route);
  }

  private static Optional<Decision> dispatch(Rule rule, Route route) {
    return Optional.of(new Decision(rule, AlertEvent.ROUTE_OK, rule.name(), route.why()));
  }
}
