package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake at a time in an otherwise good pack. */
final class PackLintTest {
  private static final Pack GOOD = PackLibrary.shipped("JD-01");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          model.yaml      | window: 1d                      | window: 1y                            | 窗口应为
          model.yaml      | id: JD-01                       | id: JD-02                             | 编号应与文件夹名
          model.yaml      | kind: T                         | kind: Z                               | 不在可选值
          model.yaml      | revisit: 30                     | revist: 30                            | 未知的键
          model.yaml      | rearm: window                   | rearm: sometimes                      | 再触发规则应为
          model.yaml      | suppress: []                    | suppress: [N, S2]                     | 不能与其他抑制码并列
          model.yaml      | addressees: [AGENCY, JU, cc:CC] | addressees: [NOBODY]                  | 收件角色 NOBODY
          model.yaml      | addressees: [AGENCY, JU, cc:CC] | addressees: [CO:SX]                   | 收件角色 CO:SX
          model.yaml      | && agencyCode != ''             | && agencyCod != ''                    | 没有特征 agencyCod
          model.yaml      | {agencyMonth} 次                | {agencyYear} 次                       | {agencyYear} 不是
          model.yaml      | window: 30d                     | window: 9999d                         | 超过历史保存期
          model.yaml      | && agencyCode != ''             | && violationCount > @agencyDay        | 前面没有指标 @agencyDay
          parameters.csv  | perWeek,*,2                     | perWeek,320000,2                      | 缺少地区为 *
          parameters.csv  | perWeek,*,2,,                   | perWeeks,*,2,,                        | 参数表中没有 perWeek
          parameters.csv  | perDay,*,1,,                    | perDay,*,1,2024-02-30,                | 日期应为
          logic.drl       | number("agencyDay")             | number("agencyDays")                  | 没有指标 agencyDays
          logic.drl       | model == "JD-01",               | model == "JD-02",                     | 第一个条件应为
          logic.drl       | when                            | salience 10 when                      | 规则之间没有先后
          logic.drl       | number("agencyDay") >           | eval(true), number("agencyDay") >     | 条件直接写在
          logic.drl       | $b.hit(Severity.YELLOW          | System.exit(1); $b.hit(Severity.YELLOW | 规则不得访问系统
          logic.drl       | $b.hit(Severity.YELLOW          | $b.getClass(); $b.hit(Severity.YELLOW  | 应为 hit、signal
          logic.drl       | parameter("perDay"))            | parameter("perDay")) from $x          | 规则只看一个 Bundle
          logic.drl       | parameter("perDay"))            | parameter("perDay")) Bundle()         | 应为 then
          logic.drl       | $b.hit(Severity.YELLOW          | $b.hitFrom(Severity.RED, "perDays"); $b.hit(Severity.YELLOW | 参数表中没有 perDays
          scenarios.yaml  | covers: [LATE]                  | covers: [OTHER]                       | 缺少情景 LATE
          scenarios.yaml  | visitReason: "01"}              | visitReasons: "01"}                   | 没有字段
          scenarios.yaml  | at: 2024-03-31                  | at: 2024-03-32                        | 时间应为
          scenarios.yaml  | at: 2024-03-31                  | at: 2024-03-31, times: 2000000000     | times 应为 1 至 5000
          """)
  void mistake_isNamed(String file, String good, String bad, String says) {
    assertThat(GOOD.file(file)).contains(good);
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(file, (name, text) -> text.replace(good, bad));

    List<Finding> findings = PackLint.check(new Pack("JD-01", files));

    assertThat(findings).anySatisfy(finding -> assertThat(finding.toString()).contains(says));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by: agencyCode                    | model.yaml:25 [indicators.agencyDay]：缺少必填项 peers
          peers: MEDIAN                     | model.yaml:32 [indicators.agencyDay.peers]：peers 需要 by
          gap: 15m                          | model.yaml:32 [indicators.agencyDay.gap]：gap 只用于
          {by: agencyCode, peers: P50}      | 不在可选值
          {by: violationCode, peers: P99}   | [indicators.agencyDay.by]：[INSPECTION] 没有特征
          """)
  void keysOfAnIndicator_thatDoNotFit_areNamed(String keys, String says) {
    String lines = keys.replaceAll("[{}]", "").replace(", ", "\n    ");
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(
        Pack.MODEL,
        (name, text) -> text.replace("    window: 1d\n", "    window: 1d\n    " + lines + "\n"));

    assertThat(PackLint.check(new Pack("JD-01", files)))
        .anySatisfy(finding -> assertThat(finding.toString()).contains(says));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {RED: {sign: 1h}}                                | [sla.RED]：红色预警的时限不得另定
          {YELLOW: {sign: 5wd}}                            | [sla.YELLOW]：签收不得超过通用时限 2wd 的两倍
          {YELLOW: {sign: 97h}}                            | [sla.YELLOW]：签收不得超过通用时限 2wd 的两倍
          {YELLOW: {handle: 12wd}}                         | [sla.YELLOW]：各环节时限之和超过总时限 19wd
          {YELLOW: {sign: 4wd, total: 21wd}}               | [sla.YELLOW]：签收长于较轻的 BLUE
          {ORANGE: {handle: 24h}}                          | [sla.RED]：处置反馈长于较轻的 ORANGE
          {ORANGE: {total: 288h}}                          | [sla.ORANGE]：各环节时限之
          {BLUE: {sign: 48h}}                              | [sla.YELLOW]：签收长于较轻
          {ORANGE: {sign: 30m}}                            | [sla.ORANGE.sign]：环节时限应为 2h 或 5wd
          {ORANGE: {sign: 0wd}}                            | [sla.ORANGE.sign]：环节时限应为 2h 或 5wd
          {ORANGE: {sign: 1wd+2h}}                         | [sla.ORANGE.sign]：环节时限应为 2h 或 5wd
          {ORANGE: {review: 2h}}                           | [sla.ORANGE.review]：未知的键
          {GREEN: {sign: 2h}}                              | [sla.GREEN]：未知的键
          """)
  void timesThatDoNotFit_areNamed(String sla, String says) {
    assertThat(timed(sla)).anySatisfy(it -> assertThat(it.toString()).contains(says));
  }

  @Test
  void timesWithinBounds_areFine() {
    assertThat(timed("{BLUE: {handle: 20wd, total: 40wd}, ORANGE: {sign: 2h, verify: 24h}}"))
        .isEmpty();
  }

  private static List<Finding> timed(String sla) {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(Pack.MODEL, (name, text) -> text.replace("rearm:", "sla: " + sla + "\nrearm:"));
    return PackLint.check(new Pack("JD-01", files));
  }

  @Test
  void overlappingRows_areNamed() {
    assertThat(with("perDay,320000,2,2024-01-01,2024-12-31,,\nperDay,320000,3,2024-12-31,,,\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.zh()).contains("日期重叠"));
  }

  @Test
  void rowsThatFollowEachOther_areFine() {
    assertThat(with("perDay,320000,2,2024-01-01,2024-12-31,,\nperDay,320000,3,2025-01-01,,,\n"))
        .isEmpty();
  }

  @Test
  void addresseeOfAnotherDomain_isFine() {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(Pack.MODEL, (name, text) -> text.replace("cc:CC]", "cc:CO:ST, LEAD:SC]"));
    assertThat(PackLint.check(new Pack("JD-01", files))).isEmpty();
  }

  @Test
  void missingFile_isNamed() {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.remove(Pack.LOGIC);
    assertThat(PackLint.check(new Pack("JD-01", files)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("JD-01/logic.drl"));
  }

  @Test
  void failingScenario_keepsAPackOut() {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(Pack.PARAMETERS, (name, text) -> text.replace("perDay,*,1", "perDay,*,2"));
    Pack lenient = new Pack("JD-01", files);

    assertThat(PackLint.check(lenient)).isEmpty();
    assertThat(PackLint.admit(lenient))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.zh()).isEqualTo("情景未通过"));
  }

  private static List<Finding> with(String rows) {
    TreeMap<String, String> files = new TreeMap<>(GOOD.files());
    files.compute(Pack.PARAMETERS, (name, text) -> text + rows);
    return PackLint.check(new Pack("JD-01", files));
  }
}
