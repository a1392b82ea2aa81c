package cn.jianguan.rules.scenario;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.YamlEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An act as a scenario writes it: fields of the common block and of the body of its kind under
 * their schema names. {@code object} is short for the party's USCC, and what is not written keeps
 * the schema's default.
 */
final class ActEntry {
  /** Keys that are no fields of the act. */
  static final Set<String> OWN =
      Set.of("id", "op", "act", "at", "log", "object", "source", "times", "every");

  private final Map<String, YamlEntry> fields;
  private final Set<String> own;
  private final int number;
  private final Set<String> taken;

  /**
   * @param fields defaults of the file and what the act itself says
   * @param own names the act itself says; a default that its kind does not have is left out
   * @param number place in a series of acts, from 1; stands for {n} in texts
   * @param taken where the names of fields that were set are added
   */
  ActEntry(Map<String, YamlEntry> fields, Set<String> own, int number, Set<String> taken) {
    this.fields = fields;
    this.own = own;
    this.number = number;
    this.taken = taken;
  }

  SupervisionAct read(YamlEntry entry, String id, Instant at) {
    ActKind kind = fields.get("act").oneOf(ActKind.class);
    SupervisionAct act = blank(id, kind, at);
    Schema bodySchema = ActBodies.schema(kind);
    if (bodySchema == null) {
      throw entry.wrong("此种类没有内容，不能作为行为", "this kind has no body");
    }
    SpecificRecordBase body = blank(bodySchema);
    act.setBody(body);
    fields.forEach(
        (name, value) -> {
          if (!OWN.contains(name)) {
            set(name, value, body, act);
          }
        });
    return act;
  }

  private SupervisionAct blank(String id, ActKind kind, Instant at) {
    Envelope envelope =
        Envelope.newBuilder()
            .setRecordUniqueIdentity(id)
            .setCdId(id)
            .setCdSource(fields.containsKey("source") ? fields.get("source").text() : "scenario")
            .setCdBatch("2000010100001")
            .setCdOperation(Operation.INSERT)
            .build();
    Party.Builder party = Party.newBuilder();
    if (fields.containsKey("object")) {
      party.setCeType("USCC").setUiCode(numbered(fields.get("object").text()));
    }
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope)
        .setKind(kind)
        .setOccurredAt(at)
        .setDateOnly(fields.get("at").text().length() == 10)
        .setParty(party.build())
        .build();
  }

  private static SpecificRecordBase blank(Schema schema) {
    SpecificRecordBase body = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        Object value = SpecificData.get().getDefaultValue(field);
        body.put(field.pos(), SpecificData.get().deepCopy(field.schema(), value));
      }
    }
    return body;
  }

  private void set(String name, YamlEntry entry, SpecificRecord body, SpecificRecord act) {
    SpecificRecord target = body.getSchema().getField(name) != null ? body : act;
    Schema.Field field = target.getSchema().getField(name);
    if (field == null && !own.contains(name)) {
      return;
    }
    if (field == null) {
      throw entry.wrong("此种类的行为没有字段 " + name, "acts of this kind have no field '" + name + "'");
    }
    taken.add(name);
    target.put(field.pos(), value(entry, field.schema()));
  }

  private Object value(YamlEntry entry, Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Date) {
      return ScenarioTime.date(entry);
    }
    if (logical instanceof LogicalTypes.TimestampMillis) {
      return ScenarioTime.instant(entry);
    }
    return switch (schema.getType()) {
      case STRING -> numbered(entry.text());
      case BOOLEAN -> entry.flag();
      case INT -> entry.integer();
      case LONG -> entry.number().longValueExact();
      case DOUBLE -> entry.number().doubleValue();
      case ARRAY -> new ArrayList<>(entry.texts());
      case UNION -> value(entry, present(entry, schema));
      default -> throw entry.wrong("情景中不能设置此字段", "a scenario cannot set a " + schema.getType());
    };
  }

  private static Schema present(YamlEntry entry, Schema union) {
    return union.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow(() -> entry.wrong("字段没有类型", "the field has no type"));
  }

  private String numbered(String text) {
    return text.replace("{n}", Integer.toString(number));
  }
}
