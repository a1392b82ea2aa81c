package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.act.TextContent;
import cn.jianguan.record.SupervisionAct;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Intake does with a text what its schema says it holds. */
class TextFieldsTest {
  private static final Persons PERSONS =
      new Persons(new ReferenceData(), new Pseudonyms("a secret of some length"));

  static List<Schema> bodies() {
    return ActBodies.all();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void personsOfABody_areHidden_andNothingElseIs(Schema schema) {
    GenericRecord body = filled(schema, "王小明");
    PERSONS.hideWithin(body);
    for (Schema.Field field : schema.getFields()) {
      if (TextContent.of(field) != null) {
        String expected =
            switch (TextContent.of(field)) {
              case PERSON_NAME -> "王\\*\\*";
              case PERSON_ID, ANY_CODE, PSEUDONYM -> "[0-9A-F]{20}";
              case CODE, TIDY_CODE, TEXT, ADDRESS, PARTY_NAME, PARTY_CODE -> "王小明";
            };
        Object value = body.get(field.pos());
        assertThat(isList(field) ? ((List<?>) value).get(0).toString() : value.toString())
            .as(field.name())
            .matches(expected);
      }
    }
  }

  @Test
  void personNumber_becomesAPseudonym_absentOnesStayAbsent() {
    Schema schema =
        SchemaBuilder.record("Scratch")
            .fields()
            .name("reporterId")
            .prop("holds", "PERSON_ID")
            .type()
            .stringType()
            .noDefault()
            .name("helperId")
            .prop("holds", "PERSON_ID")
            .type()
            .nullable()
            .stringType()
            .noDefault()
            .endRecord();
    GenericRecord body = new GenericData.Record(schema);
    body.put("reporterId", "320102199003070011");
    PERSONS.hideWithin(body);
    assertThat(body.get("reporterId").toString()).matches("[0-9A-F]{20}");
    assertThat(body.get("helperId")).isNull();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void codesThatAreCompared_areTidied(Schema schema) {
    SupervisionAct act = ActRows.complaint("c1", 1);
    GenericRecord body = filled(schema, " ａb ");
    act.setBody(body);
    Tidying.tidy(act);
    for (Schema.Field field : schema.getFields()) {
      if (TextContent.of(field) != null && !isList(field)) {
        boolean isTidy =
            Set.of(TextContent.TIDY_CODE, TextContent.PARTY_CODE).contains(TextContent.of(field));
        assertThat(body.get(field.pos())).as(field.name()).isEqualTo(isTidy ? "AB" : " ａb ");
      }
    }
  }

  /** They are hidden by the scheme of the party or object, which {@link Persons} knows by name. */
  @Test
  void partiesOfBodies_areThoseThatPersonsKnows() {
    Stream<String> parties =
        ActBodies.all().stream()
            .flatMap(
                body ->
                    body.getFields().stream()
                        .filter(TextFieldsTest::isParty)
                        .map(field -> body.getName() + "." + field.name()));
    assertThat(parties.collect(Collectors.toSet()))
        .as("jobs/intake/Persons.java hides the parties named here; let it hide the new one, too")
        .containsExactlyInAnyOrder("SupervisedObject.objectCode", "Penalty.registeredId");
  }

  private static boolean isParty(Schema.Field field) {
    return TextContent.of(field) == TextContent.PARTY_CODE
        || TextContent.of(field) == TextContent.PARTY_NAME;
  }

  private static boolean isList(Schema.Field field) {
    return field.schema().getType() == Schema.Type.ARRAY;
  }

  private static GenericRecord filled(Schema schema, String text) {
    GenericRecord body = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (TextContent.of(field) != null) {
        body.put(field.pos(), isList(field) ? List.of(text) : text);
      }
    }
    return body;
  }
}
