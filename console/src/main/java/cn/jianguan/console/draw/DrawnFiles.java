package cn.jianguan.console.draw;

import cn.jianguan.rules.draw.DrawTerms;
import cn.jianguan.rules.draw.Drawn;
import cn.jianguan.rules.draw.Drawn.DrawnObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What was drawn, as files that the mapping {@code deploy/draw} makes task acts of. */
final class DrawnFiles {
  private static final List<String> TASK =
      List.of(
          "task",
          "plan",
          "agency",
          "drawn_on",
          "from",
          "to",
          "seed",
          "objects",
          "officers",
          "items");
  private static final List<String> OBJECT =
      List.of(
          "task",
          "plan",
          "agency",
          "drawn_on",
          "scheme",
          "code",
          "name",
          "area",
          "class",
          "weight",
          "key",
          "officers",
          "items");

  private final DrawTerms terms;
  private final Map<String, String> said;
  private final Drawn drawn;

  DrawnFiles(DrawTerms terms, Map<String, String> said, Drawn drawn) {
    this.terms = terms;
    this.said = said;
    this.drawn = drawn;
  }

  Map<String, List<List<String>>> byName() {
    Map<String, List<List<String>>> files = new LinkedHashMap<>();
    files.put("tasks.csv", tasks());
    files.put("drawn.csv", objects());
    List<List<String>> left = new ArrayList<>(List.of(List.of("object", "why")));
    drawn.left().forEach((key, why) -> left.add(List.of(key, why)));
    files.put("left.csv", left);
    return files;
  }

  private List<List<String>> tasks() {
    List<List<String>> rows = new ArrayList<>(List.of(TASK));
    for (String agency : terms.agencies()) {
      TreeSet<String> officers = new TreeSet<>();
      drawn.objects().forEach(it -> officers.addAll(it.officers().get(agency)));
      rows.add(
          List.of(
              task(agency),
              terms.planId(),
              agency,
              said.get("drawnOn"),
              terms.from().toString(),
              terms.to().toString(),
              said.get("seed"),
              Integer.toString(drawn.objects().size()),
              String.join(";", officers),
              String.join(";", terms.items())));
    }
    return rows;
  }

  private List<List<String>> objects() {
    List<List<String>> rows = new ArrayList<>(List.of(OBJECT));
    for (DrawnObject it : drawn.objects()) {
      String key = it.object().key();
      int colon = key.indexOf(':');
      for (String agency : terms.agencies()) {
        rows.add(
            List.of(
                task(agency),
                terms.planId(),
                agency,
                said.get("drawnOn"),
                key.substring(0, colon),
                key.substring(colon + 1),
                it.object().name(),
                it.object().area(),
                it.creditClass().name(),
                Double.toString(it.weight()),
                Double.toString(it.key()),
                String.join(";", it.officers().get(agency)),
                String.join(";", terms.items())));
      }
    }
    return rows;
  }

  /** One task for each agency of a joint draw; the same draw has the same task however often. */
  private String task(String agency) {
    String id = terms.planId() + "-" + said.get("poolHash").substring(0, 8);
    int place = terms.agencies().indexOf(agency);
    return place == 0 ? id : id + "-" + place;
  }
}
