package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.FactKind;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import java.util.Collections;
import java.util.Set;

/** Conditions that rows of {@code decisions.txt} name. Each looks at one thing. */
enum Condition {
  /** 对象未识别 / the model is about objects, and there is none. */
  OBJECT_UNKNOWN {
    @Override
    boolean holds(Circumstances it) {
      return it.hit().getSubjectKind().equals("OBJECT") && it.hit().getObjectKey().isEmpty();
    }
  },
  /** 模型试用 */
  TRIAL {
    @Override
    boolean holds(Circumstances it) {
      return it.hit().getTags().contains("TRIAL");
    }
  },
  /** 置信度不足 / below 0.6, or none. */
  UNSURE {
    @Override
    boolean holds(Circumstances it) {
      return !(it.hit().getConfidence() >= SURE);
    }
  },
  /** 无法确定承办机关 */
  UNROUTED {
    @Override
    boolean holds(Circumstances it) {
      return !it.route().resolved();
    }
  },
  /** 不得抑制清单 / RED, N-models, casualty, stability, group, criminal, listed, minors, life safety. */
  NEVER {
    @Override
    boolean holds(Circumstances it) {
      return NeverList.holds(
          it.hit().getSeverity(), it.hit().getSuppressCodes(), it.hit().getTags());
    }
  },
  /** 投诉举报、上级交办 / reasons 11 and 12. */
  VOICE {
    @Override
    boolean holds(Circumstances it) {
      return !Collections.disjoint(it.hit().getTags(), VOICES);
    }
  },
  /** 对象类预警 / about an object, and not about an agency: models JD-* are never silenced by a plan. */
  OF_OBJECT {
    @Override
    boolean holds(Circumstances it) {
      return it.isOfObject();
    }
  },
  /** 蓝、黄 */
  LOW {
    @Override
    boolean holds(Circumstances it) {
      return it.hit().getSeverity().compareTo(Severity.YELLOW) <= 0;
    }
  },
  /** 各事项均有在执行任务 / every item has an open task at M1 or M2. */
  EVERY_ITEM_OPEN {
    @Override
    boolean holds(Circumstances it) {
      return it.isEveryItem(match -> match.isOfItem() && match.is(MatchTiming.OPEN));
    }
  },
  /** 各事项均有在执行或即将开始的任务 */
  EVERY_ITEM_SOON {
    @Override
    boolean holds(Circumstances it) {
      return it.isEveryItem(Circumstances::isSoonOfItem);
    }
  },
  /** 有事项的任务在总期限之后 / some item is drawn, but the task ends after the alert must be closed. */
  ITEM_LATER {
    @Override
    boolean holds(Circumstances it) {
      return it.best(match -> match.isOfItem() && match.is(MatchTiming.LATER)).isPresent();
    }
  },
  /** 同领域同机关任务在执行或即将开始 */
  DOMAIN_SOON {
    @Override
    boolean holds(Circumstances it) {
      return it.best(Circumstances::isSoonOfDomain).isPresent();
    }
  },
  /** 冷却期内检查无问题，且证据早于检查 */
  CLEAN_SINCE {
    @Override
    boolean holds(Circumstances it) {
      return it.checks().clean().isPresent();
    }
  },
  /** 冷却期内检查有问题，后续处理未完结 */
  FOLLOW_UP_OPEN {
    @Override
    boolean holds(Circumstances it) {
      return it.checks().followUp().isPresent();
    }
  },
  /** 模型允许按检修抑制，且有停用备案 / until two hours after its planned end. */
  OUTAGE {
    @Override
    boolean holds(Circumstances it) {
      return it.hit().getSuppressCodes().contains("S8") && it.lists().outage(it.hit()).isPresent();
    }
  },
  /** 事项均在免罚清单，十二个月内首次，无危害后果，非红线事项 */
  FIRST_MINOR {
    @Override
    boolean holds(Circumstances it) {
      return FirstOffence.holds(it);
    }
  },
  /** 有书面承诺 / for every item. */
  PROMISED {
    @Override
    boolean holds(Circumstances it) {
      return it.isEvery(
          item ->
              it.facts(FactKind.PROMISE)
                  .map(SubjectFact::getItemCodes)
                  .anyMatch(items -> items.contains(item)));
    }
  },
  /** 在有效沙箱内，且事项不在负面清单 */
  SANDBOX {
    @Override
    boolean holds(Circumstances it) {
      return it.lists().sandbox(it.hit(), it.today()).isPresent();
    }
  },
  /** 模型或事项允许自纠 / YELLOW only where the model says so. */
  MAY_CORRECT {
    @Override
    boolean holds(Circumstances it) {
      boolean blue = it.hit().getSeverity() == Severity.BLUE;
      return it.hit().getSuppressCodes().contains("S7")
          || blue && it.isEvery(item -> it.lists().mayCorrect(item, it.today()));
    }
  },
  /** 在无事不扰名单 / and no ORANGE alert since it was listed. */
  NO_DISTURB {
    @Override
    boolean holds(Circumstances it) {
      return it.lists().noDisturb(it.hit(), it.today(), it.file().getDisturbedAt()).isPresent();
    }
  },
  /** 本机关对该对象的年度频次已用尽 */
  CAP_USED {
    @Override
    boolean holds(Circumstances it) {
      return Visits.isUsedUp(it);
    }
  };

  private static final double SURE = 0.6;
  private static final Set<String> VOICES = Set.of("COMPLAINT", "TIP", "SUPERIOR_ORDER");

  abstract boolean holds(Circumstances it);
}
