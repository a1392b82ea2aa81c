package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.RefusedException;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.explain.EvidenceWords;
import cn.jianguan.rules.explain.Explanation;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.wording.Language;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why something fired, from the hit's own evidence and the version that judged it. */
@Command(name = "explain", description = "说明命中或预警的缘由 / why a hit, or an alert, came about")
final class ExplainCommand extends ProgressCommand implements Callable<Integer> {
  private static final int SHOWN = 3;

  @Mixin private ClusterOption option;

  @Parameters(
      paramLabel = "HIT|ALERT",
      description = "hit_id 或 alert_id / id of a hit or of an alert")
  private String id;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      List<HitRecord> hits = new HitStore(clickHouse).find(id);
      if (hits.isEmpty()) {
        throw new RefusedException(
            "没有此命中或预警：" + id + "；刚产生的须稍候入库",
            "no hit and no alert has this id; a fresh one is there within seconds");
      }
      for (HitRecord hit : hits.stream().limit(SHOWN).toList()) {
        PublicationHistory history = new ModelLog(cluster).of(hit.getModelId());
        explain(hit, history.version(hit.getModelVersion()).pack(), clickHouse);
      }
      if (hits.size() > SHOWN) {
        print("… 此预警另有 %d 次命中 / %1$d more hits of this alert".formatted(hits.size() - SHOWN));
      }
    }
    return 0;
  }

  private void explain(HitRecord hit, Pack pack, ClickHouse clickHouse) throws IOException {
    Manifest manifest = new ManifestReader().read(pack);
    String currency = new HitStore(clickHouse).currency(hit);
    BilingualText sentence = Explanation.of(hit, manifest, currency);
    EvidenceWords words = new EvidenceWords(manifest, Language.ZH, currency);
    print("命中 / hit " + hit.getHitId() + (hit.getShadow() ? "  试运行 / shadow" : ""));
    if (hit.getOp() == HitOp.WITHDRAWN) {
      print("已撤回：更正表明它不成立 / withdrawn: a correction showed that it was never true");
    }
    print(sentence.zh());
    print(sentence.en());
    print("证据 / evidence:");
    hit.getEvidence().forEach(value -> print(evidence(value, manifest, words)));
    print("参数 / parameters (地区 / region " + hit.getParameterRegion() + "):");
    manifest.definition().parameters().stream()
        .filter(row -> isOf(row, hit.getParameterRegion()))
        .forEach(row -> print(parameter(row, manifest)));
    print("计入的行为 / acts counted: " + hit.getActTotal());
    new CountedActs(clickHouse, hit, pack, currency).lines().forEach(line -> print("  " + line));
    print("");
  }

  private static boolean isOf(ParameterRow row, String region) {
    return row.region().equals(region) || row.region().equals("*");
  }

  private static String evidence(EvidenceValue value, Manifest manifest, EvidenceWords words) {
    BilingualText label = manifest.label(value.getName());
    String threshold = words.threshold(value);
    String against = threshold.isEmpty() ? "" : "  比较值 / against " + threshold;
    return "  %s = %s%s  %s / %s"
        .formatted(value.getName(), words.value(value), against, label.zh(), label.en());
  }

  private static String parameter(ParameterRow row, Manifest manifest) {
    BilingualText label = manifest.label(row.name());
    boolean always = row.from() == null && row.to() == null;
    String dates = always ? "" : "  " + row.from() + " – " + row.to();
    return "  %s %s = %s%s  %s / %s"
        .formatted(row.name(), row.region(), row.value(), dates, label.zh(), label.en());
  }
}
