package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What intake refuses as an unknown code no rule can wait for. */
final class RuleCodesTest {
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\b([a-zA-Z]+) (?:==|!=|contains|startsWith|in|not in) (\\[[^\\]]*]|'[^']*')");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:lists\\(\"([a-zA-Z]+)\", |feature\\(\"([a-zA-Z]+)\"\\) [=!]= )\"([^\"]*)\"");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  /** Dictionaries of a field, by the last part of its name; kinds may differ in them. */
  private static final Map<String, Set<String>> LISTS = lists();

  private record Named(String model, String field, String code) {}

  @Test
  void codesThatRulesName_areInTheDictionaries() {
    List<String> unknown =
        named().stream()
            .filter(named -> LISTS.containsKey(named.field()))
            .filter(
                named ->
                    LISTS.get(named.field()).stream()
                        .noneMatch(list -> codes(list).contains(named.code())))
            .map(Named::toString)
            .distinct()
            .toList();
    assertThat(unknown).isEmpty();
  }

  @Test
  void test_seesTheTagsThatModelsWaitFor() {
    Set<String> tags =
        named().stream()
            .filter(named -> named.field().equals("tags"))
            .map(Named::code)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tags).contains("INJURY", "REFUND", "WAGE", "FIRE", "MINOR", "STABILITY");
  }

  private static List<Named> named() {
    List<Named> named = new ArrayList<>();
    for (Pack pack : PackLibrary.shipped()) {
      Matcher compared = COMPARED.matcher(pack.file(Pack.MODEL));
      while (compared.find()) {
        Matcher code = QUOTED.matcher(compared.group(2));
        while (code.find()) {
          named.add(new Named(pack.id(), compared.group(1), code.group(1)));
        }
      }
      Matcher asked = ASKED.matcher(pack.file(Pack.LOGIC));
      while (asked.find()) {
        String field = asked.group(1) == null ? asked.group(2) : asked.group(1);
        named.add(new Named(pack.id(), field, asked.group(3)));
      }
    }
    return named;
  }

  private static Map<String, Set<String>> lists() {
    Map<String, Set<String>> lists = new HashMap<>();
    for (ActKind kind : ActKind.values()) {
      for (FieldRule rule : FieldRule.of(kind)) {
        if (!rule.list().isEmpty()) {
          lists.computeIfAbsent(rule.name(), name -> new TreeSet<>()).add(rule.list());
        }
      }
    }
    return lists;
  }

  private static Set<String> codes(String list) {
    return NationalLists.codes().stream()
        .filter(entry -> entry.getList().equals(list))
        .map(CodeListEntry::getCode)
        .collect(Collectors.toSet());
  }
}
