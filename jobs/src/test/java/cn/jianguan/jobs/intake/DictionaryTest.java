package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.jobs.reference.NationalLists;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * {@code deploy/sources/DICTIONARY.md} says what the schemas, {@code fields.csv}, the code lists
 * and the models say; {@code -Ddictionary.write=true} writes it anew.
 */
class DictionaryTest {
  private static final Path DOCUMENT = Path.of("..", "deploy", "sources", "DICTIONARY.md");
  private static final Pattern ACTS = Pattern.compile("\\bacts: \\[([A-Z_, ]+)]");
  private static final Pattern NAME = Pattern.compile("(?m)^name: \\{zh: ([^,]+), en: ([^}]+)}");

  /** Values of the example rows that no type or dictionary gives. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("areaNumber", "320102"),
          Map.entry("itemCode", "01234567890123"),
          Map.entry("implementItemCode", "91320100MA0000015Q401"),
          Map.entry("agencyCode", "11320102MB0000001X"),
          Map.entry("industryCode", "F5227"),
          Map.entry("objectName", "某某超市有限公司"),
          Map.entry("party.name", "某某超市有限公司"),
          Map.entry("party.nature", "1"),
          Map.entry("party.ceType", "USCC"),
          Map.entry("party.uiCode", "91320100MA0000015Q"),
          Map.entry("addressOperating", "某市某区某路 1 号"));

  private final Map<String, List<String>> readers = readers();

  @Test
  void dictionary_saysWhatTheSchemasSay() throws IOException {
    String document = document();
    if (Boolean.getBoolean("dictionary.write")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
  }

  private String document() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # 数据字典 / The dictionary

        Made from the schemas, `fields.csv`, the code lists and the models by `DictionaryTest`; not edited by hand.

        What a department can send, kind by kind. Fields are named as a mapping writes them. **必填** marks what a row must
        carry; a source that has no counterpart for one declares it in `optionalFields` of its `SourceDeclaration`. `…Fen` is
        money in hundredths of the unit. Numbers of characters are the most a field may have.
        A deletion (`envelope.cdOperation: DELETE`) needs the identity of the row only; a correction is the same row with a
        newer `known`.

        """);
    page.append("## 各种类共有 / All kinds\n\n");
    table(page, fields(SupervisionAct.getClassSchema(), ""), ActKind.OTHER, "");
    for (ActKind kind : ActKind.values()) {
      Schema body = ActBodies.schema(kind);
      if (body != null) {
        kind(page, kind, body);
      }
    }
    lists(page);
    codes(page);
    return page.toString();
  }

  private void kind(StringBuilder page, ActKind kind, Schema body) {
    page.append("## %s %s\n\n%s\n\n".formatted(kind, zh(body.getDoc()), en(body.getDoc())));
    List<String> models = readers.getOrDefault(kind.name(), List.of());
    page.append("读取它的模型 / read by: ")
        .append(models.isEmpty() ? "–" : String.join("、", models))
        .append("\n\n");
    List<String> common =
        FieldRule.of(kind).stream()
            .filter(rule -> rule.required() && !rule.path().startsWith("body."))
            .filter(rule -> !rule.isOfEnvelope())
            .map(rule -> "`" + rule.path() + "`")
            .toList();
    if (!common.isEmpty()) {
      page.append(
          "共有字段中必填 / required of the common fields: %s\n\n".formatted(String.join(", ", common)));
    }
    table(page, fields(body, body.getName() + "."), kind, body.getName() + ".");
    page.append("例 / example: `%s`\n\n".formatted(example(kind, body)));
  }

  private static void table(
      StringBuilder page, Map<String, Schema.Field> fields, ActKind kind, String prefix) {
    page.append("| 字段 field | 中文 | English | 类型 type | 必填 | 字数 most | 代码表 codes |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    fields.forEach(
        (path, field) -> {
          FieldRule rule = rule(kind, path, prefix);
          page.append(
              "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                  .formatted(
                      path,
                      cell(zh(field.doc())),
                      cell(en(field.doc())),
                      type(field.schema()),
                      rule != null && rule.required() ? "**必填**" : "",
                      rule == null || rule.maxLength() == 0 ? "" : rule.maxLength(),
                      rule == null || rule.list().isEmpty()
                          ? ""
                          : "[%1$s](#%1$s)".formatted(rule.list())));
        });
    page.append('\n');
  }

  private static FieldRule rule(ActKind kind, String path, String prefix) {
    String wanted = prefix.isEmpty() ? path : "body." + path.substring(prefix.length());
    return FieldRule.of(kind).stream()
        .filter(rule -> rule.path().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** Fields by their path in a mapping; the body has a section of its own. */
  private static Map<String, Schema.Field> fields(Schema schema, String prefix) {
    Map<String, Schema.Field> fields = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      if (field.name().equals("body")) {
        continue;
      }
      if (field.schema().getType() == Schema.Type.RECORD) {
        fields.putAll(fields(field.schema(), prefix + field.name() + "."));
      } else {
        fields.put(prefix + field.name(), field);
      }
    }
    return fields;
  }

  private static Schema bare(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream()
            .filter(it -> it.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  private static String type(Schema schema) {
    Schema bare = bare(schema);
    if (bare.getLogicalType() != null) {
      return bare.getLogicalType().getName().equals("date") ? "日期 date" : "时刻 moment";
    }
    return switch (bare.getType()) {
      case STRING -> "文本 text";
      case INT, LONG -> "整数 whole";
      case DOUBLE -> "小数 decimal";
      case BOOLEAN -> "是否 true/false";
      case ARRAY -> "列表 list";
      case ENUM ->
          String.join(
                  " ", bare.getEnumSymbols().subList(0, Math.min(5, bare.getEnumSymbols().size())))
              + (bare.getEnumSymbols().size() > 5 ? " …" : "");
      default -> bare.getType().getName();
    };
  }

  private static String example(ActKind kind, Schema body) {
    List<String> said = new ArrayList<>();
    said.add("kind: " + kind);
    said.add("occurredAt: 2024-03-08");
    for (FieldRule rule : FieldRule.of(kind)) {
      if (rule.required() && !rule.isOfEnvelope()) {
        boolean isBody = rule.path().startsWith("body.");
        String name = isBody ? rule.path().substring("body.".length()) : rule.path();
        Schema owner = isBody ? body : SupervisionAct.getClassSchema();
        String path = isBody ? body.getName() + "." + name : name;
        said.add(path + ": " + value(rule, fields(owner, "").get(name)));
      }
    }
    return String.join("; ", said);
  }

  private static String value(FieldRule rule, Schema.Field field) {
    if (EXAMPLES.containsKey(rule.path())) {
      return EXAMPLES.get(rule.path());
    }
    if (!rule.list().isEmpty()) {
      return NationalLists.codes().stream()
          .filter(code -> code.getList().equals(rule.list()))
          .map(CodeListEntry::getCode)
          .findFirst()
          .orElse("…");
    }
    Schema bare = bare(field.schema());
    if (bare.getLogicalType() != null) {
      return "2024-03-08";
    }
    return switch (bare.getType()) {
      case INT, LONG -> field.name().endsWith("Fen") ? "500000" : "1";
      case DOUBLE -> "1.5";
      case BOOLEAN -> "true";
      default -> zh(field.doc());
    };
  }

  private static void lists(StringBuilder page) {
    page.append("## 参考清单 / Reference lists\n\n");
    page.append(
        "Each is a file `reference/<name>.csv` (or `<name>-….csv`) of a source, a row per entry, columns by these names.\n\n");
    for (Schema list : ReferenceRecord.getClassSchema().getField("body").schema().getTypes()) {
      if (list.getType() == Schema.Type.RECORD) {
        page.append("### %s.csv %s\n\n".formatted(list.getName(), zh(list.getDoc())));
        page.append(
            "| 列 column | 中文 | English | 类型 type | 必填 |\n| --- | --- | --- | --- | --- |\n");
        for (Schema.Field field : list.getFields()) {
          page.append(
              "| `%s` | %s | %s | %s | %s |\n"
                  .formatted(
                      field.name(),
                      cell(zh(field.doc())),
                      cell(en(field.doc())),
                      type(field.schema()),
                      field.hasDefaultValue() ? "" : "**必填**"));
        }
        page.append('\n');
      }
    }
  }

  private static void codes(StringBuilder page) {
    page.append("## 代码表 / Code lists\n\n");
    Map<String, List<CodeListEntry>> byList =
        NationalLists.codes().stream()
            .collect(
                Collectors.groupingBy(
                    CodeListEntry::getList, LinkedHashMap::new, Collectors.toList()));
    byList.forEach(
        (list, codes) -> {
          page.append(
              "### %s\n\n| 代码 code | 中文 | English |\n| --- | --- | --- |\n".formatted(list));
          for (CodeListEntry code : codes) {
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(
                        code.getCode(), cell(code.getMeaningZh()), cell(code.getMeaningEn())));
          }
          page.append('\n');
        });
    page.append(
        "### 号码体系 / schemes of numbers\n\n| 名称 scheme | 中文 | 格式 form |\n| --- | --- | --- |\n");
    for (IdScheme scheme : NationalLists.schemes()) {
      page.append(
          "| `%s` | %s | `%s` |\n"
              .formatted(scheme.getScheme(), scheme.getName(), scheme.getPattern()));
    }
  }

  /** Kind to the models that name it. */
  private static Map<String, List<String>> readers() {
    Map<String, List<String>> readers = new TreeMap<>();
    for (Pack pack : PackLibrary.shipped()) {
      String model = pack.file(Pack.MODEL);
      Matcher name = NAME.matcher(model);
      String said = pack.id() + (name.find() ? " " + name.group(1) : "");
      ACTS.matcher(model)
          .results()
          .flatMap(match -> List.of(match.group(1).split(", *")).stream())
          .distinct()
          .forEach(kind -> readers.computeIfAbsent(kind, it -> new ArrayList<>()).add(said));
    }
    return readers;
  }

  private static String zh(String doc) {
    return doc == null ? "" : doc.split(" / ", 2)[0].strip();
  }

  private static String en(String doc) {
    return doc == null || !doc.contains(" / ")
        ? ""
        : doc.split(" / ", 2)[1].replaceAll(" Source: [^.]*\\.?$", "").strip();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }
}
