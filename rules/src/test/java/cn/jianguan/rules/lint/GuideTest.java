package cn.jianguan.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The author's guide, typed in as it stands. */
class GuideTest {
  private static final Pattern FILE =
      Pattern.compile(": `SC-90/([a-z.]+)`\n\n```[a-z]*\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MISTAKE =
      Pattern.compile("把 `([a-z.]+)` 里的 `(.+?)` 写成 `(.+?)`.*?```text\n(.*?)```", Pattern.DOTALL);
  private static final String GUIDE = read(Path.of("GUIDE.md"));

  @Test
  void model_asTyped_isAdmitted() {
    assertThat(said(new Pack("SC-90", files()))).isEqualTo("SC-90  通过 / passed\n");
    assertThat(GUIDE).contains("```text\nSC-90  通过 / passed\n```");
  }

  @Test
  void mistakes_asTyped_giveTheMessagesShown() {
    List<String> said = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Matcher mistake = MISTAKE.matcher(GUIDE); mistake.find(); ) {
      TreeMap<String, String> files = files();
      assertThat(files.get(mistake.group(1))).contains(mistake.group(2));
      files.computeIfPresent(
          mistake.group(1), (name, text) -> text.replace(mistake.group(2), mistake.group(3)));
      said.add(said(new Pack("SC-90", files)));
      shown.add(mistake.group(4));
    }
    assertThat(shown).hasSize(3).isEqualTo(said);
  }

  /** As the command prints it. */
  private static String said(Pack pack) {
    List<Finding> findings = PackLint.admit(pack);
    StringBuilder lines = new StringBuilder(pack.id());
    lines.append(findings.isEmpty() ? "  通过 / passed\n" : "  未通过 / failed\n");
    findings.forEach(finding -> lines.append("  ").append(finding).append('\n'));
    return lines.toString();
  }

  private static TreeMap<String, String> files() {
    TreeMap<String, String> files = new TreeMap<>();
    for (Matcher file = FILE.matcher(GUIDE); file.find(); ) {
      files.put(file.group(1), file.group(2));
    }
    assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(Pack.FILES);
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("run where the guide is: " + file.toAbsolutePath(), e);
    }
  }
}
