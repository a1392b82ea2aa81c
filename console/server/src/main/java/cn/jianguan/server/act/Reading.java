package cn.jianguan.server.act;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.OfferedFile.RowText;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the gateway made of an offer. */
final class Reading implements AutoCloseable {
  private static final int MOST_RECORDS = 5_000;

  private final OfferFile file;
  private final Account by;
  private final List<Item> items = new ArrayList<>();
  private final FileReport report;

  /**
   * A record that was made of a row.
   *
   * @param act null where the row was refused before it became one
   * @param refusal null where it may be sent
   */
  record Item(TimedRecord record, long line, SupervisionAct act, Refusal refusal) {}

  /** Why a row, or the act made of it, is not sent. */
  record Refusal(String reason, String field, String value, String expected) {}

  Reading(Source source, Offer offer, Account by) throws IOException {
    this.by = by;
    try {
      this.file = new OfferFile(source, offer);
    } catch (MappingException e) {
      throw Fault.invalid("mapping", "应为 " + source.mappings() + " 之一", "one of these");
    }
    try {
      this.report = file.offered().read((record, hash) -> take(record));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void take(TimedRecord record) {
    if (items.size() == MOST_RECORDS) {
      throw Fault.tooLarge(
          "rows",
          "不超过 5,000 条；更多的用 deploy/jianguan import",
          "at most 5,000 records, else the command line");
    }
    items.add(record.topic() == Topic.ACTS ? act(record) : refused(record));
  }

  private Item act(TimedRecord record) {
    SupervisionAct act = decode(record, SupervisionAct.class);
    return new Item(record, line(act.getEnvelope().getOrigin()), act, foreign(act));
  }

  /** A department reports what its own agency did, and nothing else. */
  private Refusal foreign(SupervisionAct act) {
    boolean own = by.role() != Role.DEPT || act.getAgencyCode().equals(by.org());
    return own
        ? null
        : new Refusal(
            RejectReason.NOT_OWNER.name(),
            "agencyCode",
            act.getAgencyCode(),
            "本机关 / one's own agency: " + by.org());
  }

  private static Item refused(TimedRecord record) {
    RejectRecord it = decode(record, RejectRecord.class);
    Refusal why =
        new Refusal(it.getReason().name(), it.getField(), it.getValue(), it.getExpected());
    return new Item(record, line(it.getOrigin()), null, why);
  }

  private static <T extends org.apache.avro.specific.SpecificRecord> T decode(
      TimedRecord record, Class<T> type) {
    try {
      return Codec.standard().decode(record.bytes(), type);
    } catch (UnreadableException e) {
      throw new IllegalStateException("the gateway wrote what cannot be read", e);
    }
  }

  private static long line(String origin) {
    return Long.parseLong(origin.substring(origin.lastIndexOf(':') + 1));
  }

  FileReport report() {
    return report;
  }

  List<Item> items() {
    return items;
  }

  Map<Long, RowText> rows(Collection<Long> lines) {
    return file.offered().values(lines);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
