package cn.jianguan.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.scenario.ScenarioReader;
import cn.jianguan.rules.scenario.ScenarioRunner;
import org.junit.jupiter.api.Test;

/** A hit of the engine, told in both languages from its own evidence. */
final class ExplanationTest {
  private final Pack pack = PackLibrary.shipped("JD-01");
  private final BilingualText told =
      Explanation.of(firstHit(), new ManifestReader().read(pack), "");

  @Test
  void chinese_namesValuesThresholdsActsAndBasis() {
    assertThat(told.zh())
        .startsWith("【黄色】JD-01 同一企业重复检查（版本 1.0.0）：南京梅园餐饮有限公司被重复检查：南京市玄武区市场监督管理局")
        .contains("指标：同一机关当日检查次数 为 2（比较值 1）。")
        .contains("发生于 2024-03-04，2024-03-04 19:00 得知。")
        .contains("计入 2 条记录：v1、v2。")
        .endsWith("依据：国办发〔2024〕54号、行政检查“一码检查”频次做法（成都）。");
  }

  @Test
  void english_saysTheSame() {
    assertThat(told.en())
        .startsWith("[yellow] JD-01 Repeated inspection of one enterprise (version 1.0.0): ")
        .contains("Values: visits of this agency that day 2 (against 1).")
        .contains("2 acts counted: v1, v2.");
  }

  private HitRecord firstHit() {
    ScenarioRunner runner = new ScenarioRunner(pack);
    return runner.run(ScenarioReader.read(pack).get(0)).hits().get(0);
  }
}
