package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Agency;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Branches of the sample's agencies, as many as a province has departments, each with an item of
 * its own: the sample is of one line of supervision, whose few agencies would have to have made all
 * decisions about a dozen items.
 */
final class Branches {
  /** A province of the size of Jiangsu has 2,734. */
  private static final int MOST = 2_700;

  private final List<TimedRecord> records = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();

  private record Branch(String code, String area, String item) {}

  /** Of all agencies that act in a region, and all items, among these records. */
  static Branches of(Iterable<TimedRecord> sample) {
    List<TimedRecord> agencies = new ArrayList<>();
    List<TimedRecord> items = new ArrayList<>();
    for (TimedRecord record : sample) {
      if (record.topic() == Topic.REFERENCE) {
        Object body = row(record).getBody();
        if (body instanceof Agency agency && acts(agency)) {
          agencies.add(record);
        } else if (body instanceof SupervisionItem item && item.getMeasures().contains("PENALTY")) {
          items.add(record);
        }
      }
    }
    Branches all = new Branches();
    for (int i = 0; !agencies.isEmpty() && !items.isEmpty() && i < MOST; i++) {
      all.add(agencies.get(i % agencies.size()), items.get(i % items.size()), i);
    }
    return all;
  }

  private static boolean acts(Agency agency) {
    return !agency.getAreaNumber().isEmpty() && agency.getRole().isEmpty();
  }

  private void add(TimedRecord agencyRow, TimedRecord itemRow, int number) {
    ReferenceRecord row = row(agencyRow);
    Agency agency = (Agency) row.getBody();
    agency.setParent(agency.getCode());
    agency.setCode("%s-%04d".formatted(agency.getCode(), number));
    agency.setName("%s %d".formatted(agency.getName(), number));
    add(row, number, agencyRow.logTime());
    ReferenceRecord of = row(itemRow);
    SupervisionItem item = (SupervisionItem) of.getBody();
    // Fourteen digits, of which those of the sample's items end with zeros.
    item.setItemCode(item.getItemCode().substring(0, 8) + "%06d".formatted(number + 1));
    add(of, number, itemRow.logTime());
    branches.add(new Branch(agency.getCode(), agency.getAreaNumber(), item.getItemCode()));
  }

  private void add(ReferenceRecord row, int number, long logTime) {
    row.getEnvelope().setCdId(row.getEnvelope().getCdId() + "~" + number);
    String identity = RecordIdentity.of(row.getEnvelope());
    records.add(
        new TimedRecord(
            Topic.REFERENCE,
            identity.getBytes(StandardCharsets.UTF_8),
            logTime,
            Codec.standard().encode(row)));
  }

  /** The branches and their items, as rows of the reference lists. */
  List<TimedRecord> records() {
    return records;
  }

  /** Makes an act one of another branch for each number; of none where there are none. */
  void move(SupervisionAct act, int number) {
    if (!branches.isEmpty()) {
      Branch branch = branches.get(number % branches.size());
      act.setAgencyCode(branch.code);
      act.setAreaNumber(branch.area);
      act.setItemCode(branch.item);
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
