package cn.jianguan.act;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a new kind of act, or a new field, must declare; each failure says what to write where. */
class ActDeclarationTest {
  private static final String FILES = "schemas/src/main/avro/bodies/*.avdl: ";

  /** Never a feature: models judge by codes, numbers and dates, and know nobody. */
  private static final Set<TextContent> UNSEEN =
      EnumSet.of(
          TextContent.TEXT, TextContent.ADDRESS, TextContent.PERSON_NAME, TextContent.PARTY_NAME);

  static List<Schema> bodies() {
    return ActBodies.all();
  }

  static List<Schema> records() {
    List<Schema> records = new ArrayList<>(ActBodies.all());
    records.add(SupervisionAct.getClassSchema());
    records.add(Envelope.getClassSchema());
    records.add(Party.getClassSchema());
    return records;
  }

  @ParameterizedTest
  @EnumSource(value = ActKind.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void kind_hasABodyOfItsOwn(ActKind kind) {
    assertThat(ActBodies.schema(kind))
        .as(FILES + "no record of the union in act.avdl has @kind(\"%s\")", kind)
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void body_saysWhichSubjectsRememberIt(Schema body) {
    assertThat(body.getObjectProp("subjects"))
        .as(
            FILES + "%s: write @subjects([…]), constants of SubjectKind beside OBJECT, or none",
            body.getName())
        .isInstanceOf(List.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void text_saysWhatItHolds(Schema record) {
    for (Schema.Field field : record.getFields()) {
      assertThat(TextContent.of(field) != null)
          .as(
              FILES
                  + "%s.%s: a text, and only a text, says @holds(\"…\"), one of %s;"
                  + " names and numbers of persons are hidden by it",
              record.getName(),
              field.name(),
              Arrays.toString(TextContent.values()))
          .isEqualTo(isText(field.schema()));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void models_seeEverythingButWordsAndNames(Schema body) {
    for (Schema.Field field : body.getFields()) {
      assertThat(field.getObjectProp("feature") == null)
          .as(
              FILES + "%s.%s: a field has the next @feature tag unless it holds one of %s",
              body.getName(),
              field.name(),
              UNSEEN)
          .isEqualTo(UNSEEN.contains(TextContent.of(field)));
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void amount_isAWholeNumberOfFenAndNamedSo(Schema body) {
    for (Schema.Field field : body.getFields()) {
      boolean isNamed = field.name().endsWith("Fen");
      boolean isAmount =
          field.schema().getType() == Schema.Type.LONG && field.schema().getLogicalType() == null
              || field.doc().matches("(?s).*(\\b[Ff]en\\b|金额|\\bamount of money\\b).*");
      assertThat(isAmount && field.schema().getType() != Schema.Type.STRING && !isFlag(field))
          .as(
              FILES
                  + "%s.%s: money is a long of fen and its name ends with Fen, which intake checks;"
                  + " counts and measures may be null",
              body.getName(),
              field.name())
          .isEqualTo(isNamed);
    }
  }

  private static boolean isFlag(Schema.Field field) {
    return field.schema().getType() == Schema.Type.BOOLEAN;
  }

  private static boolean isText(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> true;
      case ARRAY -> isText(schema.getElementType());
      case UNION -> field(schema).anyMatch(ActDeclarationTest::isText);
      default -> false;
    };
  }

  private static java.util.stream.Stream<Schema> field(Schema union) {
    return union.getTypes().stream().filter(type -> type.getType() != Schema.Type.RECORD);
  }
}
