package cn.jianguan.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Enums that are written where another program reads them: in checkpoints by ordinal ({@code
 * ActKind}, {@code Severity}, {@code Observation.Op}, {@code TriggerReference.Type}) or by name
 * ({@code SubjectKind} in keys, {@code RejectReason}, timers), in records of the topics by both. So
 * a constant is never renamed, moved or taken out; a new one goes to the end, here too.
 */
class StoredEnumsTest {
  @Test
  void constants_keepNameAndPlace() throws Exception {
    for (Map.Entry<String, List<String>> stored : stored().entrySet()) {
      List<String> now =
          Arrays.stream(Class.forName(stored.getKey()).getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .toList();
      assertThat(now).as(stored.getKey()).isEqualTo(stored.getValue());
    }
  }

  @Test
  void everyEnumOfTheTopics_isListed() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Schema record :
        List.of(
            SupervisionAct.SCHEMA$,
            ActLogEntry.SCHEMA$,
            ReferenceRecord.SCHEMA$,
            ModelRecord.SCHEMA$,
            CommandRecord.SCHEMA$,
            HitRecord.SCHEMA$,
            AlertTransition.SCHEMA$,
            NotificationRecord.SCHEMA$,
            RejectRecord.SCHEMA$,
            StatisticRecord.SCHEMA$,
            CaseState.SCHEMA$,
            SubjectFile.SCHEMA$,
            AlertPlanDecision.SCHEMA$,
            JointVisit.SCHEMA$,
            DeliveryRecord.SCHEMA$)) {
      enums(record, found, new HashSet<>());
    }
    assertThat(stored().keySet()).containsAll(found);
  }

  private static void enums(Schema schema, Set<String> found, Set<String> seen) {
    switch (schema.getType()) {
      case ENUM -> found.add(schema.getFullName());
      case ARRAY -> enums(schema.getElementType(), found, seen);
      case MAP -> enums(schema.getValueType(), found, seen);
      case UNION -> schema.getTypes().forEach(branch -> enums(branch, found, seen));
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          schema.getFields().forEach(field -> enums(field.schema(), found, seen));
        }
      }
      default -> {}
    }
  }

  private static Map<String, List<String>> stored() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(StoredEnumsTest.class.getResourceAsStream("enums.txt"))) {
      Map<String, List<String>> enums = new TreeMap<>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        List<String> words = List.of(line.split(" "));
        enums.put(words.get(0), words.subList(1, words.size()));
      }
      return enums;
    }
  }
}
