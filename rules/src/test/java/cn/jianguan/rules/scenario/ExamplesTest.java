package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.explain.CodeNames;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every hit of every scenario of every shipped model, as people read it. */
final class ExamplesTest {
  private static final int SHOWN = 3;

  /** What no reader should meet, and why. */
  private static final Map<String, Pattern> FORBIDDEN = forbidden();

  private static final Map<String, List<Told>> TOLD = new TreeMap<>();
  private static final Map<String, Set<String>> AGENCIES = new TreeMap<>();
  private static List<Pack> packs;

  private record Told(String scenario, HitRecord hit) {}

  @BeforeAll
  static void run() throws IOException {
    packs = PackLibrary.read(Path.of("packs"));
    packs.parallelStream().forEach(ExamplesTest::tell);
  }

  private static void tell(Pack pack) {
    List<Told> told = new ArrayList<>();
    Set<String> agencies = new LinkedHashSet<>();
    for (ScenarioRunner.Outcome outcome : ShippedOutcomes.of(pack)) {
      Scenario scenario = outcome.scenario();
      scenario.reference().stream()
          .map(record -> record.getBody())
          .filter(cn.jianguan.record.Agency.class::isInstance)
          .forEach(agency -> agencies.add(((cn.jianguan.record.Agency) agency).getCode()));
      outcome.hits().stream()
          .filter(hit -> hit.getOp() == HitOp.HIT)
          .forEach(hit -> told.add(new Told(scenario.name(), hit)));
    }
    synchronized (TOLD) {
      TOLD.put(pack.id(), told);
      AGENCIES.put(pack.id(), agencies);
    }
  }

  @Test
  void sentences_haveNothingInThemThatPeopleDoNotSay() {
    List<String> wrong = new ArrayList<>();
    TOLD.forEach(
        (model, all) ->
            all.forEach(
                told -> {
                  for (String text : List.of(told.hit().getReasonZh(), told.hit().getReasonEn())) {
                    FORBIDDEN.forEach(
                        (why, pattern) -> {
                          if (pattern.matcher(text).find()) {
                            wrong.add(model + " " + why + ": " + text);
                          }
                        });
                    AGENCIES.get(model).stream()
                        .filter(code -> text.matches(".*\\b" + Pattern.quote(code) + "\\b.*"))
                        .forEach(code -> wrong.add(model + " agency " + code + ": " + text));
                  }
                }));
    assertThat(wrong.stream().distinct().toList()).isEmpty();
  }

  @Test
  void sentences_aboutAPlace_nameThePlaceAndNoObject() {
    assertThat(TOLD.get("RX-01"))
        .extracting(told -> told.hit().getReasonZh())
        .anyMatch(text -> text.startsWith("网格 G7（「消费维权」类诉求）短时间内"))
        .noneMatch(text -> text.contains("不详"));
  }

  @Test
  void sentences_ofOneHitSayTheSameNumbersInBothLanguages() {
    List<String> wrong = new ArrayList<>();
    TOLD.forEach(
        (model, all) ->
            all.forEach(
                told -> {
                  Set<String> en = days(told.hit().getReasonEn());
                  if (!days(told.hit().getReasonZh()).equals(en)) {
                    wrong.add(told.hit().getReasonZh() + " <> " + told.hit().getReasonEn());
                  }
                }));
    assertThat(wrong.stream().distinct().toList()).isEmpty();
  }

  private static Set<String> days(String text) {
    Set<String> days = new LinkedHashSet<>();
    Pattern.compile("\\d{4}-\\d{2}-\\d{2}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .sorted()
        .forEach(days::add);
    return days;
  }

  @Test
  void page_isWhatTheScenariosSay() throws IOException {
    String fresh = page();
    Files.writeString(Path.of("target", "EXAMPLES.md"), fresh);
    assertThat(Files.readString(Path.of("EXAMPLES.md")))
        .as("stale: copy rules/target/EXAMPLES.md over rules/EXAMPLES.md")
        .isEqualTo(fresh);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("<!-- Generated from the scenarios of packs/ by ExamplesTest; do not edit. -->\n");
    page.append("# 预警怎么说 / What alerts say\n\n");
    page.append("每个模型至多三条由其情景触发的预警，句子与收件人看到的相同。");
    page.append(
        " Of each model up to three hits of its own scenarios, word for word as people get them.\n");
    for (Pack pack : packs) {
      Manifest manifest = new ManifestReader().read(pack);
      page.append("\n## ")
          .append(pack.id())
          .append(' ')
          .append(manifest.definition().nameZh())
          .append(" / ")
          .append(manifest.definition().nameEn())
          .append("\n\n");
      chosen(TOLD.get(pack.id())).forEach(told -> example(told, page));
    }
    return page.toString();
  }

  /** One of each severity first, then others that read differently. */
  private static List<Told> chosen(List<Told> all) {
    Map<String, Told> different = new LinkedHashMap<>();
    all.forEach(told -> different.putIfAbsent(told.hit().getSeverity().name(), told));
    all.forEach(told -> different.putIfAbsent(told.hit().getReasonZh(), told));
    Map<String, Told> once = new LinkedHashMap<>();
    different.values().forEach(told -> once.putIfAbsent(told.hit().getReasonZh(), told));
    return once.values().stream().limit(SHOWN).toList();
  }

  private static void example(Told told, StringBuilder page) {
    HitRecord hit = told.hit();
    page.append("- **")
        .append(CodeNames.severity(hit.getSeverity()).zh())
        .append(" / ")
        .append(CodeNames.severity(hit.getSeverity()).en())
        .append("** ")
        .append(told.scenario())
        .append("<br>\n  ")
        .append(hit.getReasonZh())
        .append("<br>\n  ")
        .append(hit.getReasonEn())
        .append('\n');
  }

  private static Map<String, Pattern> forbidden() {
    Map<String, Pattern> forbidden = new LinkedHashMap<>();
    forbidden.put("nothing", Pattern.compile("^\\s*$"));
    forbidden.put("dash", Pattern.compile("(^|[\\s：（，])-([\\s，。；）]|$)"));
    forbidden.put("unknown", Pattern.compile("不详[^的]|\\bunknown\\b"));
    forbidden.put("boolean", Pattern.compile("\\b(true|false|null|NaN)\\b"));
    forbidden.put("fen", Pattern.compile("\\d ?分[，。；）]|\\bfen\\b"));
    forbidden.put("placeholder", Pattern.compile("[{}\\[\\]]|[?？]"));
    forbidden.put("spaces", Pattern.compile("  |\\s[，。；,.;]|^\\s|\\s$"));
    forbidden.put("punctuation", Pattern.compile("[：；，、（][：；，、。）]|: [;,.]|[;,] ?[;,.]|\\(\\)"));
    forbidden.put("end", Pattern.compile("[^。.]$"));
    forbidden.put(
        "code", Pattern.compile("\\b[A-Z]{3,}_[A-Z]+\\b|\\b(USCC|SUSPENDED|REVOKED|EXPIRED)\\b"));
    forbidden.put("number", Pattern.compile("(?<![\\dA-Z])\\d{13}(?!\\d)|\\d\\.\\d{5,}"));
    return forbidden;
  }
}
