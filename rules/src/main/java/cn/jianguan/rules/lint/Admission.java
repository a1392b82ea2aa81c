package cn.jianguan.rules.lint;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every reader of the topic of models asks of a record before it believes it, whoever wrote
 * it. Scenarios are not run again: that is for the publisher, and takes seconds.
 */
public final class Admission {
  private Admission() {}

  /** Why a published record must not take effect, Chinese first; empty: it may. */
  public static String refusal(ModelRecord record) {
    boolean evaluated =
        record.getState() == ModelState.ACTIVE || record.getState() == ModelState.SHADOW;
    if (!evaluated) {
      return "";
    }
    if (record.getState() == ModelState.ACTIVE
        && record.getAuthor().equals(record.getPublisher())) {
      return "发布人不得是编写人 / the publisher must not be the author: " + record.getPublisher();
    }
    try {
      new ManifestReader().read(record);
    } catch (InvalidModelException e) {
      return e.getMessage();
    }
    List<Finding> findings = PackLint.check(Pack.of(record));
    return findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
  }
}
