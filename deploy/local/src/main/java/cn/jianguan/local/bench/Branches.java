package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Agency;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Branches of the sample's agencies, as many as a province has departments: the sample is of one
 * line of supervision, whose few agencies would have to have made all decisions.
 */
final class Branches {
  /** A province of the size of Jiangsu has 2,734. */
  private static final int MOST = 2_700;

  private final List<TimedRecord> records = new ArrayList<>();
  private final List<Agency> agencies = new ArrayList<>();

  /** Of all agencies among these records that act in a region. */
  static Branches of(Iterable<TimedRecord> sample) {
    List<TimedRecord> rows = new ArrayList<>();
    for (TimedRecord record : sample) {
      if (record.topic() == Topic.REFERENCE && acts(row(record))) {
        rows.add(record);
      }
    }
    Branches branches = new Branches();
    for (int i = 0; !rows.isEmpty() && i < MOST; i++) {
      branches.add(rows.get(i % rows.size()), 1 + i / rows.size());
    }
    return branches;
  }

  private static boolean acts(ReferenceRecord row) {
    return row.getBody() instanceof Agency agency
        && !agency.getAreaNumber().isEmpty()
        && agency.getRole().isEmpty();
  }

  private void add(TimedRecord record, int number) {
    ReferenceRecord row = row(record);
    Agency agency = (Agency) row.getBody();
    agency.setParent(agency.getCode());
    agency.setCode("%s-%02d".formatted(agency.getCode(), number));
    agency.setName("%s %d".formatted(agency.getName(), number));
    row.getEnvelope().setCdId(row.getEnvelope().getCdId() + "~" + number);
    String identity = RecordIdentity.of(row.getEnvelope());
    agencies.add(agency);
    records.add(
        new TimedRecord(
            Topic.REFERENCE,
            identity.getBytes(StandardCharsets.UTF_8),
            record.logTime(),
            Codec.standard().encode(row)));
  }

  /** The branches as rows of the agency list. */
  List<TimedRecord> records() {
    return records;
  }

  /** Makes an act one of another branch for each number; of none where there are none. */
  void move(SupervisionAct act, int number) {
    if (!agencies.isEmpty()) {
      Agency agency = agencies.get(number % agencies.size());
      act.setAgencyCode(agency.getCode());
      act.setAreaNumber(agency.getAreaNumber());
    }
  }

  private static ReferenceRecord row(TimedRecord record) {
    try {
      return Codec.standard().decode(record.bytes(), ReferenceRecord.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("the gateway wrote what cannot be read", e);
    }
  }
}
