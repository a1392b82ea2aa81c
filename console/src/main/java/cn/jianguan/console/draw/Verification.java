package cn.jianguan.console.draw;

import cn.jianguan.rules.draw.Chance;
import cn.jianguan.rules.draw.Draw;
import cn.jianguan.rules.draw.Drawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws again from what was published, and says where what was published is otherwise. */
public final class Verification {
  private final Path folder;

  /**
   * @param folder what was published
   */
  public Verification(Path folder) {
    this.folder = folder;
  }

  /**
   * What differs; empty where all is equal.
   *
   * @throws IOException where a file is missing
   * @throws IllegalArgumentException where one cannot be read: says where
   */
  public List<String> differences() throws IOException {
    Publication published = Publication.read(folder);
    List<String> differences = new ArrayList<>();
    String seed = published.said("seed");
    compare("commitment", published.said("commitment"), Chance.commitment(seed), differences);
    Drawn drawn = new Draw(published.terms(), published.policy(), published.pool()).with(seed);
    compare("poolHash", published.said("poolHash"), drawn.poolHash(), differences);
    for (Map.Entry<String, List<List<String>>> file : published.results(drawn).entrySet()) {
      lines(file.getKey(), CsvFile.text(file.getValue()).lines().toList(), differences);
    }
    return differences;
  }

  private void lines(String file, List<String> again, List<String> differences) throws IOException {
    List<String> published = Files.readString(folder.resolve(file)).lines().toList();
    for (int i = 0; i < Math.max(published.size(), again.size()); i++) {
      String one = i < published.size() ? published.get(i) : "—";
      String other = i < again.size() ? again.get(i) : "—";
      compare(file + ":" + (i + 1), one, other, differences);
    }
  }

  private static void compare(
      String where, String published, String again, List<String> differences) {
    if (!published.equals(again)) {
      differences.add(
          "%s  公布 / published: %s  重抽 / drawn again: %s".formatted(where, published, again));
    }
  }
}
