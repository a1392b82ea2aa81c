package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The subjects that the bodies declare are those that acts have. */
class DeclaredSubjectsTest {
  @ParameterizedTest
  @EnumSource(value = ActKind.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void subjects_ofAFilledAct_areThoseItsBodyDeclares(ActKind kind) {
    Set<String> known =
        EnumSet.complementOf(EnumSet.of(SubjectKind.OBJECT, SubjectKind.SOURCE_TABLE)).stream()
            .map(SubjectKind::name)
            .collect(Collectors.toSet());
    assertThat(known)
        .as("SubjectKind.java lacks a subject that @subjects of kind %s names", kind)
        .containsAll(ActBodies.subjects(kind));
    assertThat(Subjects.of(act(kind)))
        .extracting(subject -> subject.kind().name())
        .as("Subjects.java: where the key of a subject of kind %s stands", kind)
        .contains("OBJECT")
        .containsAll(ActBodies.subjects(kind));
  }

  private static SupervisionAct act(ActKind kind) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("S")
                .setCdBatch("2024010100001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(kind)
        .setOccurredAt(Instant.EPOCH)
        .setDomain("SC")
        .setItemCode("I")
        .setAgencyCode("A")
        .setAreaNumber("320102")
        .setPartyBuilder(Party.newBuilder().setCeType("USCC").setUiCode("U"))
        .setBody(filled(ActBodies.schema(kind)))
        .build();
  }

  private static SpecificRecord filled(Schema schema) {
    SpecificRecord body = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      Object value =
          switch (field.schema().getType()) {
            case STRING -> "x";
            case ARRAY -> List.of("x", "y");
            case BOOLEAN -> true;
            case INT -> 1;
            case LONG -> 1L;
            case DOUBLE -> 1.0;
            default -> null;
          };
      body.put(field.pos(), value);
    }
    return body;
  }
}
