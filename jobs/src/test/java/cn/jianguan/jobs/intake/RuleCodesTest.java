package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.pack.ManifestReader;
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
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * What intake refuses as an unknown code no rule can wait for; and where a field has no dictionary,
 * its documentation says which codes of a decision table are meant.
 */
final class RuleCodesTest {
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\b([a-zA-Z]+) (?:==|!=|contains|startsWith|in|not in) (\\[[^\\]]*]|'[^']*'|#\\w+)");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:lists\\(\"(\\w+)\", |(?:feature|text)\\(\"(\\w+)\"\\) [=!]= )"
              + "(?:setting\\(\"(\\w+)\"\\)|\"([^\"]*)\")");
  private static final Pattern CODE = Pattern.compile("'([^']+)'|#(\\w+)");

  /** Dictionaries of a field, by the last part of its name; kinds may differ in them. */
  private static final Map<String, Set<String>> LISTS = lists();

  private static final List<Named> NAMED = named();

  /**
   * @param parameter of the decision table that holds the code; empty where the rule itself does
   */
  private record Named(String model, String field, String parameter, String code) {}

  @Test
  void codesThatRulesAndDecisionTablesName_areInTheDictionaries() {
    List<String> unknown =
        NAMED.stream()
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
  void codesOfDecisionTables_whereThereIsNoDictionaryTheFieldsDocumentationNamesThem() {
    List<String> unsaid =
        NAMED.stream()
            .filter(named -> !named.parameter().isEmpty() && !LISTS.containsKey(named.field()))
            .filter(named -> !isSaid(named.field(), named.code()))
            .map(Named::toString)
            .distinct()
            .toList();
    assertThat(unsaid).isEmpty();
  }

  @Test
  void test_seesTheTagsThatModelsWaitFor() {
    assertThat(codesOf("tags"))
        .contains("INJURY", "REFUND", "WAGE", "FIRE", "MINOR", "STABILITY", "FOODBORNE");
  }

  @Test
  void test_seesWhatDecisionTablesHoldAndIndicatorsRead() {
    assertThat(codesOf("domain")).contains("YJ", "YP");
    assertThat(codesOf("syndrome")).contains("VOMITING");
    assertThat(codesOf("illegalCode")).contains("FAKE_GOODS");
    assertThat(codesOf("work")).contains("DEEP_PIT");
    assertThat(codesOf("grade")).contains("A");
  }

  private static Set<String> codesOf(String field) {
    return NAMED.stream()
        .filter(named -> named.field().equals(field))
        .map(Named::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Named> named() {
    List<Named> named = new ArrayList<>();
    for (Pack pack : PackLibrary.shipped()) {
      ModelDefinition model = new ManifestReader().read(pack).definition();
      Matcher compared = COMPARED.matcher(pack.file(Pack.MODEL));
      while (compared.find()) {
        Matcher code = CODE.matcher(compared.group(2));
        while (code.find()) {
          add(named, model, compared.group(1), code.group(2), code.group(1));
        }
      }
      Matcher asked = ASKED.matcher(pack.file(Pack.LOGIC));
      while (asked.find()) {
        String field = asked.group(1) == null ? asked.group(2) : asked.group(1);
        add(named, model, fieldRead(model, field), asked.group(3), asked.group(4));
      }
    }
    return named;
  }

  private static void add(
      List<Named> named, ModelDefinition model, String field, String parameter, String code) {
    if (parameter == null) {
      named.add(new Named(model.id(), field, "", code));
      return;
    }
    model.parameters().stream()
        .filter(row -> row.name().equals(parameter))
        .filter(row -> model.parameters().stream().noneMatch(it -> isNumber(it, parameter)))
        .forEach(row -> named.add(new Named(model.id(), field, parameter, row.value())));
  }

  private static boolean isNumber(ParameterRow row, String parameter) {
    return row.name().equals(parameter) && row.isDefault() && row.isNumber();
  }

  /** What an indicator is of; the name itself where it is none. */
  private static String fieldRead(ModelDefinition model, String name) {
    return model.indicators().stream()
        .filter(indicator -> indicator.name().equals(name))
        .map(IndicatorDefinition::field)
        .findFirst()
        .orElse(name);
  }

  private static boolean isSaid(String field, String code) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(code) + "\\b");
    for (ActKind kind : ActKind.values()) {
      Schema body = ActBodies.schema(kind);
      Schema.Field found = body == null ? null : body.getField(field);
      if (found != null && found.doc() != null && word.matcher(found.doc()).find()) {
        return true;
      }
    }
    return false;
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
