package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import java.util.EnumSet;
import java.util.Set;

/** What a model can be about. Constants are written to state by name: add, never rename. */
public enum SubjectKind {
  /** 监管对象 / key: scheme and code, every act that has one. */
  OBJECT(EnumSet.allOf(ActKind.class)),
  /** 执法机关 / key: agency code; what it does, and what it plans, lists, staffs and answers. */
  AGENCY(
      EnumSet.of(
          ActKind.INSPECTION,
          ActKind.PENALTY,
          ActKind.COERCION,
          ActKind.OTHER_ACT,
          ActKind.DISCLOSURE,
          ActKind.OFFICER,
          ActKind.ITEM,
          ActKind.RANDOM_ITEM_LIST,
          ActKind.PLAN,
          ActKind.PLAN_TASK,
          ActKind.ALERT_ACTION)),
  /** 监管事项 / key: item code. */
  ITEM(EnumSet.of(ActKind.PENALTY)),
  /** 区域与诉求类别 / key: {@code area|category}. */
  REGION_CATEGORY(EnumSet.of(ActKind.COMPLAINT)),
  /** 网格与诉求类别 / key: {@code grid|category}. */
  GRID_CATEGORY(EnumSet.of(ActKind.COMPLAINT)),
  /**
   * 数据来源与数据表 / key: {@code cdSource|KIND}. Not made from acts: its observations are counts of rows
   * that intake adds up ({@link Observation#quality}).
   */
  SOURCE_TABLE(EnumSet.noneOf(ActKind.class)),
  /** 建设项目 / key: project id; its parties (developer, contractors) are many. */
  PROJECT(
      EnumSet.of(
          ActKind.PERMIT,
          ActKind.OTHER_ACT,
          ActKind.FUND_ACCOUNT,
          ActKind.ATTENDANCE,
          ActKind.PAYROLL,
          ActKind.COMPLAINT)),
  /** 产品批次 / key: {@code product|batch}; its makers and sellers are many. */
  BATCH(EnumSet.of(ActKind.ORDER, ActKind.SALE)),
  /** 从业人员 / key: pseudonym of a doctor or pharmacist, wherever they practise. */
  PRACTITIONER(EnumSet.of(ActKind.LICENSE, ActKind.SALE)),
  /** 旅游线路 / key: route; its agencies are peers of each other. */
  ROUTE(EnumSet.of(ActKind.CONTRACT)),
  /** 一省的特殊管理商品 / key: {@code province|product}, two digits; its sellers are peers. */
  PROVINCE_PRODUCT(EnumSet.of(ActKind.SALE)),
  /** 执法人员 / key: certificate number; the officer's own record and every act that names it. */
  OFFICER(
      EnumSet.of(
          ActKind.OFFICER,
          ActKind.INSPECTION,
          ActKind.PENALTY,
          ActKind.COERCION,
          ActKind.OTHER_ACT)),
  /** 执法人员与监管对象 / key: {@code certificate|objectKey}, an officer's visits to one object. */
  OFFICER_OBJECT(EnumSet.of(ActKind.INSPECTION)),
  /** 抽查计划 / key: plan id; the plan, its tasks and the inspections made under it. */
  PLAN(EnumSet.of(ActKind.PLAN, ActKind.PLAN_TASK, ActKind.INSPECTION)),
  /** 审批事项 / key: code of the approval item; its own changes and the items that supervise it. */
  APPROVAL_ITEM(EnumSet.of(ActKind.ITEM)),
  /** 生产者 / key: code of the producer, wherever its goods were sampled. */
  PRODUCER(EnumSet.of(ActKind.SAMPLING)),
  /** 标段 / key: section id; the section, its bids and their scores. */
  BID_SECTION(EnumSet.of(ActKind.BID_SECTION, ActKind.BID_FILE, ActKind.BID_SCORE)),
  /** 两个投标人 / key: {@code code|code} in order; the bids each made where the other bid too. */
  BIDDER_PAIR(EnumSet.of(ActKind.BID_FILE)),
  /** 评标专家 / key: pseudonym of the evaluator. */
  EVALUATOR(EnumSet.of(ActKind.BID_SCORE)),
  /** 招标人 / key: code of the owner; the sections it let. */
  TENDER_OWNER(EnumSet.of(ActKind.BID_SECTION)),
  /** 项目经理 / key: pseudonym of the person; bids that name them and who insures them. */
  PROJECT_MANAGER(EnumSet.of(ActKind.BID_FILE, ActKind.SOCIAL_SECURITY)),
  /** 来电人与诉求类别 / key: {@code caller|category}. */
  CALLER_CATEGORY(EnumSet.of(ActKind.COMPLAINT)),
  /** 房屋 / key: dwelling; its meters and the complaints about its address. */
  DWELLING(EnumSet.of(ActKind.UTILITY, ActKind.COMPLAINT)),
  /** 卫片图斑 / key: spot id; whose land it is need not be known. */
  SPOT(EnumSet.of(ActKind.SURVEY_SPOT)),
  /** 一省一领域 / key: {@code province|domain}; the agencies that inspect there are peers. */
  PROVINCE_DOMAIN(EnumSet.of(ActKind.INSPECTION));

  private final Set<ActKind> kinds;

  SubjectKind(Set<ActKind> kinds) {
    this.kinds = kinds;
  }

  /** Kinds of act that this kind of subject remembers. */
  public Set<ActKind> kinds() {
    return kinds.isEmpty() ? EnumSet.of(ActKind.OTHER) : EnumSet.copyOf(kinds);
  }

  boolean remembers(ActKind kind) {
    return kinds.contains(kind);
  }
}
