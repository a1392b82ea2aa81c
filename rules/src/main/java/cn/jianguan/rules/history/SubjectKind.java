package cn.jianguan.rules.history;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a model can be about. Which acts a subject remembers, their bodies say (property {@code
 * subjects}). Constants are written to state by name: add, never rename.
 */
public enum SubjectKind {
  /** 监管对象 / key: scheme and code, every act that has one. */
  OBJECT,
  /** 执法机关 / key: agency code; what it does, and what it plans, lists, staffs and answers. */
  AGENCY,
  /** 监管事项 / key: item code. */
  ITEM,
  /** 区域与诉求类别 / key: {@code area|category}. */
  REGION_CATEGORY,
  /** 网格与诉求类别 / key: {@code grid|category}. */
  GRID_CATEGORY,
  /**
   * 数据来源与数据表 / key: {@code cdSource|KIND}. Not made from acts: its observations are counts of rows
   * that intake adds up ({@link Observation#quality}).
   */
  SOURCE_TABLE,
  /** 建设项目 / key: project id; its parties (developer, contractors) are many. */
  PROJECT,
  /** 产品批次 / key: {@code product|batch}; its makers and sellers are many. */
  BATCH,
  /** 从业人员 / key: pseudonym of a doctor or pharmacist, wherever they practise. */
  PRACTITIONER,
  /** 旅游线路 / key: route; its agencies are peers of each other. */
  ROUTE,
  /** 一省的特殊管理商品 / key: {@code province|product}, two digits; its sellers are peers. */
  PROVINCE_PRODUCT,
  /** 执法人员 / key: certificate number; the officer's own record and every act that names it. */
  OFFICER,
  /** 执法人员与监管对象 / key: {@code certificate|objectKey}, an officer's visits to one object. */
  OFFICER_OBJECT,
  /** 抽查计划 / key: plan id; the plan, its tasks and the inspections made under it. */
  PLAN,
  /** 审批事项 / key: code of the approval item; its own changes and the items that supervise it. */
  APPROVAL_ITEM,
  /** 生产者 / key: code of the producer, wherever its goods were sampled. */
  PRODUCER,
  /** 标段 / key: section id; the section, its bids and their scores. */
  BID_SECTION,
  /** 两个投标人 / key: {@code code|code} in order; the bids each made where the other bid too. */
  BIDDER_PAIR,
  /** 评标专家 / key: pseudonym of the evaluator. */
  EVALUATOR,
  /** 招标人 / key: code of the owner; the sections it let. */
  TENDER_OWNER,
  /** 项目经理 / key: pseudonym of the person; bids that name them and who insures them. */
  PROJECT_MANAGER,
  /** 来电人与诉求类别 / key: {@code caller|category}. */
  CALLER_CATEGORY,
  /** 房屋 / key: dwelling; its meters and the complaints about its address. */
  DWELLING,
  /** 卫片图斑 / key: spot id; whose land it is need not be known. */
  SPOT,
  /** 一省一领域 / key: {@code province|domain}; the agencies that inspect there are peers. */
  PROVINCE_DOMAIN;

  private final Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);

  SubjectKind() {
    for (ActKind kind : ActKind.values()) {
      if (name().equals("OBJECT") || ActBodies.subjects(kind).contains(name())) {
        kinds.add(kind);
      }
    }
  }

  /** Kinds of act that this kind of subject remembers. */
  public Set<ActKind> kinds() {
    return kinds.isEmpty() ? EnumSet.of(ActKind.OTHER) : EnumSet.copyOf(kinds);
  }

  boolean remembers(ActKind kind) {
    return kinds.contains(kind);
  }
}
