package cn.jianguan.rules.pack;

import cn.jianguan.record.ModelSet;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.Map;

/**
 * What a pack says: the definition the engine evaluates, and the words people read.
 *
 * @param set core or extension; extension unless the pack says otherwise
 * @param description what the model finds and why it matters
 * @param labels names of indicators, parameters and expectations in both languages
 */
public record Manifest(
    ModelDefinition definition,
    ModelSet set,
    BilingualText description,
    Map<String, BilingualText> labels) {
  public Manifest {
    labels = Map.copyOf(labels);
  }

  /** The name people read for an indicator or parameter; its own name where it has no label. */
  public BilingualText label(String name) {
    return labels.getOrDefault(name, new BilingualText(name, name));
  }
}
