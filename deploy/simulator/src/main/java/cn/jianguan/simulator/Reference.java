package cn.jianguan.simulator;

import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import java.util.ArrayList;
import java.util.List;

/** The lists of the province as rows of topic reference. */
final class Reference {
  private static final String SOURCE = Simulated.SOURCE + "-REF";

  private final List<ReferenceRecord> rows = new ArrayList<>();
  private final long logTime;

  private Reference(long logTime) {
    this.logTime = logTime;
  }

  static List<ReferenceRecord> of(Province province, long logTime) {
    Reference reference = new Reference(logTime);
    province.regions().forEach(it -> reference.row(SOURCE, "Region/" + it.getCode(), it));
    province.agencies().values().forEach(it -> reference.row(SOURCE, "Agency/" + it.getCode(), it));
    province.items().forEach(it -> reference.row(SOURCE, "Item/" + it.getItemCode(), it));
    Sources.declarations(province)
        .forEach(it -> reference.row(it.getCdSource(), "Source/" + it.getCdSource(), it));
    return reference.rows;
  }

  private void row(String source, String id, Object body) {
    rows.add(
        ReferenceRecord.newBuilder()
            .setEnvelope(Simulated.envelope(source, id, logTime, 1, Operation.INSERT))
            .setBody(body)
            .build());
    rows.get(rows.size() - 1).getEnvelope().setRecordUniqueIdentity("");
  }
}
