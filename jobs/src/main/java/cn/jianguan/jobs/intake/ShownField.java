package cn.jianguan.jobs.intake;

import cn.jianguan.act.ActBodies;
import cn.jianguan.act.TextContent;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import org.apache.avro.Schema;

/** What the field that a refusal names holds, of persons. */
enum ShownField {
  NUMBER,
  PSEUDONYM,
  NAME,
  PARTY_NUMBER,
  PARTY_NAME,
  OTHER;

  /**
   * @param path as refusals write it: "party.uiCode", "body.officerNames", "objectName"
   */
  static ShownField of(String path, SupervisionAct act) {
    int dot = path.indexOf('.');
    Schema record =
        switch (dot < 0 ? "" : path.substring(0, dot)) {
          case "" -> SupervisionAct.getClassSchema();
          case "party" -> Party.getClassSchema();
          case "envelope" -> Envelope.getClassSchema();
          default -> ActBodies.schema(act.getKind());
        };
    Schema.Field field = record == null ? null : record.getField(path.substring(dot + 1));
    TextContent content = field == null ? null : TextContent.of(field);
    return content == null
        ? OTHER
        : switch (content) {
          case PERSON_NAME -> NAME;
          case PERSON_ID, ANY_CODE -> NUMBER;
          case PSEUDONYM -> PSEUDONYM;
          case PARTY_CODE -> PARTY_NUMBER;
          case PARTY_NAME, ADDRESS -> PARTY_NAME;
          case CODE, TIDY_CODE, TEXT -> OTHER;
        };
  }
}
