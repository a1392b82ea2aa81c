package cn.jianguan.console.model;

import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What another pack of a model would change: parameters as a table, then files line by line. */
public final class PackDiff {
  private static final int CONTEXT = 3;

  private final Pack before;
  private final Pack after;

  public PackDiff(Pack before, Pack after) {
    this.before = before;
    this.after = after;
  }

  /**
   * A row of the decision table that differs.
   *
   * @param key name, region, and dates where it has any
   * @param before – where there was none, as {@code after}
   */
  public record Parameter(String key, String before, String after, BilingualText label) {}

  /**
   * A file that differs.
   *
   * @param lines as unified diffs have them, beginning with the two names
   */
  public record File(String name, List<String> lines) {}

  /** Lines for people; empty where the packs say the same. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Parameter it : parameters()) {
      lines.add(
          "  %-28s %8s → %-8s %s / %s"
              .formatted(it.key, it.before, it.after, it.label.zh(), it.label.en()));
    }
    if (!lines.isEmpty()) {
      lines.add(0, "参数 / parameters (名称 地区 起止 / name region from–to):");
      lines.add("");
    }
    files().forEach(file -> lines.addAll(file.lines));
    return lines;
  }

  /** Files that differ, in the order in which one reads them. */
  public List<File> files() {
    Set<String> names = new LinkedHashSet<>(Pack.FILES);
    names.addAll(before.files().keySet());
    names.addAll(after.files().keySet());
    List<File> files = new ArrayList<>();
    for (String name : names) {
      List<String> old = text(before, name);
      List<String> lines =
          UnifiedDiffUtils.generateUnifiedDiff(
              "a/" + before.path(name),
              "b/" + after.path(name),
              old,
              DiffUtils.diff(old, text(after, name)),
              CONTEXT);
      if (!lines.isEmpty()) {
        files.add(new File(name, lines));
      }
    }
    return files;
  }

  /**
   * Rows of the decision table that differ; {@link cn.jianguan.rules.pack.PackException} where a
   * pack cannot be read.
   */
  public List<Parameter> parameters() {
    Manifest now = new ManifestReader().read(after);
    Manifest then = new ManifestReader().read(before);
    Map<String, String> old = values(then);
    Map<String, String> fresh = values(now);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(fresh.keySet());
    List<Parameter> changes = new ArrayList<>();
    for (String key : keys) {
      String was = old.getOrDefault(key, "–");
      String is = fresh.getOrDefault(key, "–");
      if (!was.equals(is)) {
        String name = key.substring(0, key.indexOf(' '));
        BilingualText label = fresh.containsKey(key) ? now.label(name) : then.label(name);
        changes.add(new Parameter(key, was, is, label));
      }
    }
    return changes;
  }

  private static Map<String, String> values(Manifest manifest) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ParameterRow row : manifest.definition().parameters()) {
      boolean always = row.from() == null && row.to() == null;
      String dates = always ? "" : " " + date(row.from()) + "–" + date(row.to());
      values.put(row.name() + " " + row.region() + dates, row.value());
    }
    return values;
  }

  private static String date(Object date) {
    return date == null ? "" : date.toString();
  }

  private static List<String> text(Pack pack, String name) {
    return pack.files().getOrDefault(name, "").lines().toList();
  }
}
