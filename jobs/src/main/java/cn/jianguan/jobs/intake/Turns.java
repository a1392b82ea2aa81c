package cn.jianguan.jobs.intake;

import cn.jianguan.act.ActDay;
import cn.jianguan.code.Uscc;
import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.Agency;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.Subjects;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which acts may reach us from several sources, and what of them goes to the station that unifies.
 * All other acts, readings and filings above all, are told at once and go nowhere else.
 */
public final class Turns {
  /** Decisions and visits: other systems than the acting agency's report them too. */
  private static final Set<ActKind> REPORTED_BY_SEVERAL =
      EnumSet.of(
          ActKind.INSPECTION, ActKind.PENALTY, ActKind.COERCION, ActKind.OTHER_ACT, ActKind.PERMIT);

  private static final String USCC = "USCC:";
  private static final String ORGANISATION = "ORG_CODE:";

  private final ReferenceData reference;
  private final Codec codec;

  Turns(ReferenceData reference, Codec codec) {
    this.reference = reference;
    this.codec = codec;
  }

  /** Whether changes concern the station that unifies; it passes on what does not. */
  static boolean concern(List<Change> changes) {
    return changes.stream()
        .anyMatch(it -> it.act() != null && REPORTED_BY_SEVERAL.contains(it.act().getKind()));
  }

  /** One turn per object; two where a row takes its act from one object to another. */
  List<InnerRecord> of(String actId, List<Change> changes, List<byte[]> entries) {
    List<InnerRecord> turns = new ArrayList<>(1);
    int from = 0;
    for (int i = 1; i <= changes.size(); i++) {
      if (i == changes.size() || !object(actId, changes, i).equals(object(actId, changes, from))) {
        ActTurn turn = turn(actId, changes.get(i - 1).act(), from > 0, entries.subList(from, i));
        String object = object(actId, changes, from);
        turns.add(new InnerRecord(InnerRecord.Kind.ACT, object, codec.encode(turn)));
        from = i;
      }
    }
    return turns;
  }

  private static String object(String actId, List<Change> changes, int index) {
    String object = Subjects.objectKey(changes.get(index).act());
    return object.isEmpty() ? "act:" + actId : meetingPlace(object);
  }

  /** An organisation by its old code and by its USCC, which has the old code within, is one. */
  public static String meetingPlace(String objectKey) {
    if (objectKey.startsWith(USCC)) {
      return Uscc.parse(objectKey.substring(USCC.length()))
          .value()
          .map(code -> ORGANISATION + code.organisationCode())
          .orElse(objectKey);
    }
    return objectKey.startsWith(ORGANISATION) ? objectKey.replace("-", "") : objectKey;
  }

  private ActTurn turn(String actId, SupervisionAct act, boolean moved, List<byte[]> entries) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    return ActTurn.newBuilder()
        .setActId(actId)
        .setRank(source.getRank())
        .setOwn(
            !act.getAgencyCode().isEmpty() && source.getAgencyCode().equals(act.getAgencyCode()))
        .setAgencyCode(actsFor(act))
        .setMoved(moved)
        .setAlone(!REPORTED_BY_SEVERAL.contains(act.getKind()))
        .setEntries(entries.stream().map(ByteBuffer::wrap).toList())
        .build();
  }

  /** An entrusted body acts for the agency that entrusts it. */
  private String actsFor(SupervisionAct act) {
    return reference
        .agencies(act.getAgencyCode())
        .onOrNewest(ActDay.of(act))
        .filter(Agency::getEntrusted)
        .map(Agency::getEntrustedBy)
        .filter(by -> !by.isEmpty())
        .orElse(act.getAgencyCode());
  }
}
