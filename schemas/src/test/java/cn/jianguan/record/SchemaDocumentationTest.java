package cn.jianguan.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and models rely on in the schemas beyond their types. */
class SchemaDocumentationTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final int FIRST_BODY_TAG = 20;
  private static final Set<Schema.Type> TEXTUAL = Set.of(Schema.Type.RECORD, Schema.Type.MAP);

  static List<Schema> all() {
    Map<String, Schema> found = new LinkedHashMap<>();
    for (Schema root :
        List.of(
            SupervisionAct.getClassSchema(),
            ReferenceRecord.getClassSchema(),
            ModelRecord.getClassSchema(),
            CommandRecord.getClassSchema(),
            Heartbeat.getClassSchema(),
            ActLogEntry.getClassSchema(),
            HitRecord.getClassSchema(),
            AlertTransition.getClassSchema(),
            RejectRecord.getClassSchema(),
            SkipRecord.getClassSchema(),
            ErasureRecord.getClassSchema(),
            StatisticRecord.getClassSchema(),
            NotificationRecord.getClassSchema(),
            CaseState.getClassSchema(),
            HitNote.getClassSchema(),
            MoveNote.getClassSchema(),
            EpisodeNote.getClassSchema(),
            SubjectFile.getClassSchema(),
            AlertPlanDecision.getClassSchema(),
            JointVisit.getClassSchema(),
            PlanNote.getClassSchema(),
            TaskNote.getClassSchema(),
            TaskObjectNote.getClassSchema(),
            DeliveryRecord.getClassSchema())) {
      collect(root, found);
    }
    return new ArrayList<>(found.values());
  }

  static List<Schema> bodies() {
    return SupervisionAct.getClassSchema().getField("body").schema().getTypes().stream()
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyTypeAndField_isExplainedInChinese(Schema schema) {
    assertThat(schema.getDoc()).as(schema.getName()).isNotNull().containsPattern(CHINESE);
    if (schema.getType() == Schema.Type.RECORD) {
      for (Field field : schema.getFields()) {
        assertThat(field.doc())
            .as(schema.getName() + "." + field.name())
            .isNotNull()
            .containsPattern(CHINESE)
            .containsPattern("[a-z]{2}");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyFieldOfABody_namesItsSource(Schema body) {
    assertThat(body.getFields())
        .allMatch(field -> field.doc().contains("Source: "), body.getName());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void featureTagsOfABody_areUniqueAndLeaveRoomForTheCommonOnes(Schema body) {
    List<Integer> tags = tags(body);
    assertThat(tags).as(body.getName()).doesNotHaveDuplicates();
    assertThat(tags).as(body.getName()).isNotEmpty().allMatch(tag -> tag >= FIRST_BODY_TAG);
  }

  @Test
  void featureTagsOfTheCommonBlock_areUniqueAndBelowTheBodies() {
    List<Integer> tags = tags(SupervisionAct.getClassSchema());
    assertThat(tags).doesNotHaveDuplicates().allMatch(tag -> tag > 0 && tag < FIRST_BODY_TAG);
    assertThat(tags).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void featureNamesOfABody_doNotHideTheCommonOnes(Schema body) {
    Set<String> common = new HashSet<>(featureNames(SupervisionAct.getClassSchema()));
    common.retainAll(featureNames(body));
    assertThat(common).as(body.getName()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void features_areCodesNumbersFlagsAndDates(Schema body) {
    assertThat(body.getFields())
        .filteredOn(field -> field.getObjectProp("feature") != null)
        .noneMatch(field -> TEXTUAL.contains(field.schema().getType()));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyFieldOfABody_hasADefault_soThatSendersMayLeaveItOut(Schema body) {
    assertThat(body.getFields()).as(body.getName()).allMatch(Field::hasDefaultValue);
  }

  private static List<Integer> tags(Schema schema) {
    return schema.getFields().stream()
        .map(field -> (Integer) field.getObjectProp("feature"))
        .filter(tag -> tag != null)
        .toList();
  }

  private static List<String> featureNames(Schema schema) {
    return schema.getFields().stream()
        .filter(field -> field.getObjectProp("feature") != null)
        .map(Field::name)
        .toList();
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.put(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(part -> collect(part, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {
        // a plain value has no doc of its own
      }
    }
  }
}
