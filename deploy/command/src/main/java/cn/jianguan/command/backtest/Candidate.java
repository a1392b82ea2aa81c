package cn.jianguan.command.backtest;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import java.time.Instant;

/** A model to be backtested. */
record Candidate(Pack pack, ModelDefinition definition) {

  /** Reads it; a {@link cn.jianguan.rules.pack.PackException} says what is wrong where. */
  static Candidate of(Pack pack) {
    return new Candidate(pack, new ManifestReader().read(pack).definition());
  }

  String id() {
    return definition.id();
  }

  /** Why it cannot be backtested, Chinese first; empty where it can. */
  String refusal() {
    return definition.subjects().contains(SubjectKind.SOURCE_TABLE)
        ? "依据数据质量计数，监管行为日志中没有被拒收的行和重复行的内容 / rests on counts of rows by source, late, invalid and"
            + " duplicate ones included; the act-log does not hold those"
        : "";
  }

  /** As the active version from the beginning, so that its hits are named like live ones. */
  ModelRecord inForce() {
    return pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "backtest");
  }
}
