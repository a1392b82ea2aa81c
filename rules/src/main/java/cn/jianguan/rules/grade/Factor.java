package cn.jianguan.rules.grade;

/**
 * What points are given for, in the order in which a grade tells them at equal points. Its weight
 * is the row of the same {@link #parameter() name} in the table.
 */
public enum Factor {
  RECENT_PENALTIES(
      "recentPenalties",
      "近期处罚",
      "recent penalties",
      "按期整改，半年内不再受罚",
      "correct in time and stay without a penalty for half a year"),
  PENALTIES(
      "penalties",
      "历年处罚（按时间衰减、按轻重加权）",
      "penalties, decayed and weighted by gravity",
      "不再受罚，分值每两年减半",
      "stay without penalties: the points halve every two years"),
  REPEATED("repeated", "多次处罚", "penalised again and again", "不再受罚", "stay without penalties"),
  DEPARTMENTS(
      "departments",
      "多部门处罚",
      "penalised by several departments",
      "逐一整改各部门指出的问题",
      "correct what each department found"),
  ALERTS("alerts", "未办结或属实的预警", "alerts open or found true", "办结预警", "have the alerts closed"),
  COMPLAINTS("complaints", "投诉举报", "complaints", "解决投诉", "settle the complaints"),
  CORRECTIONS(
      "corrections",
      "整改逾期未复查",
      "corrections past their deadline",
      "完成整改并申请复查",
      "correct and ask for the re-check"),
  LISTS("lists", "在列名单", "on a list", "移出名单", "have the entry removed"),
  MISSED_REPORTS("missedReports", "漏报自行申报", "missed self-reports", "按期申报", "report every period"),
  NEW_SITE("newSite", "一年内首次申报", "first report within a year", "随经营时间消失", "passes with time"),
  RISING("rising", "申报量上升", "rising amounts", "申报量平稳后消失", "passes when amounts are steady"),
  ACTIVITY("activity", "申报量（从未受罚者）", "amounts that it reports, never penalised", "", ""),
  PROGRAMMES(
      "programmes",
      "监管领域与申报种类",
      "programmes and departments that regulate it, reports it makes",
      "",
      ""),
  INDUSTRY("industry", "所属行业上年受罚比例", "penalised share of its industry in the year before", "", ""),
  RECENT_INDUSTRY(
      "recentIndustry",
      "所属行业近几个月受罚比例",
      "penalised share of its industry in the last months",
      "",
      ""),
  INDUSTRY_PROGRAMMES(
      "industryProgrammes",
      "同业且监管领域相同者上年受罚比例",
      "the same among those of its industry with the same programmes",
      "",
      ""),
  AREA("area", "所在地区上年受罚比例", "penalised share of its area in the year before", "", ""),
  TOWNSHIP("township", "所在乡镇上年受罚比例", "penalised share of its township in the year before", "", ""),
  INDUSTRY_AREA(
      "industryArea", "本地同业上年受罚比例", "penalised share of its industry in its area", "", ""),
  LIKE_IT("likeIt", "本地同类对象上年受罚比例", "penalised share of objects like it in its area", "", ""),
  FIRST_TIME(
      "firstTime",
      "同类对象首次受罚比例",
      "share of objects like it that were penalised for the first time",
      "",
      ""),
  OWNER(
      "owner",
      "同一主体其他场所受罚",
      "penalties of other sites of the same owner",
      "本主体各场所一并整改",
      "correct all sites of the owner");

  private final String parameter;
  private final String zh;
  private final String en;
  private final String betterZh;
  private final String betterEn;

  Factor(String parameter, String zh, String en, String betterZh, String betterEn) {
    this.parameter = parameter;
    this.zh = zh;
    this.en = en;
    this.betterZh = betterZh;
    this.betterEn = betterEn;
  }

  /** Name of its weight in the table. */
  public String parameter() {
    return parameter;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  /** What would take the points away; empty where the object cannot do anything about it. */
  public String betterZh() {
    return betterZh;
  }

  /** The same in English. */
  public String betterEn() {
    return betterEn;
  }
}
