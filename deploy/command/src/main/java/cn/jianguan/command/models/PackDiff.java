package cn.jianguan.command.models;

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
final class PackDiff {
  private static final int CONTEXT = 3;

  private final Pack before;
  private final Pack after;

  PackDiff(Pack before, Pack after) {
    this.before = before;
    this.after = after;
  }

  /** Lines for people; empty where the packs say the same. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(parameters());
    Set<String> names = new LinkedHashSet<>(Pack.FILES);
    names.addAll(before.files().keySet());
    names.addAll(after.files().keySet());
    for (String name : names) {
      List<String> old = text(before, name);
      lines.addAll(
          UnifiedDiffUtils.generateUnifiedDiff(
              "a/" + before.path(name),
              "b/" + after.path(name),
              old,
              DiffUtils.diff(old, text(after, name)),
              CONTEXT));
    }
    return lines;
  }

  /** Rows of the decision table that differ. */
  private List<String> parameters() {
    Manifest now = new ManifestReader().read(after);
    Manifest then = new ManifestReader().read(before);
    Map<String, String> old = values(then);
    Map<String, String> fresh = values(now);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(fresh.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      String was = old.getOrDefault(key, "–");
      String is = fresh.getOrDefault(key, "–");
      if (!was.equals(is)) {
        String name = key.substring(0, key.indexOf(' '));
        BilingualText label = fresh.containsKey(key) ? now.label(name) : then.label(name);
        lines.add("  %-28s %8s → %-8s %s / %s".formatted(key, was, is, label.zh(), label.en()));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(0, "参数 / parameters (名称 地区 起止 / name region from–to):");
      lines.add("");
    }
    return lines;
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
