package cn.jianguan.server.act;

import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.OfferedFile.RowText;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.console.send.ActOutcome;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.act.Reading.Item;
import cn.jianguan.server.act.Reading.Refusal;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/** Reads what somebody reports, and sends it in the gateway's name. */
@Service
class ActReports {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_ACTS_SHOWN = 20;
  private static final int MOST_ROWS_SHOWN = 200;

  /** What is read lies in memory. */
  private static final int MOST_AT_ONCE = 2;

  private final MappingList mappings;
  private final ActGate gate;
  private final Audit audit;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  ActReports(MappingList mappings, ActGate gate, Audit audit) {
    this.mappings = mappings;
    this.gate = gate;
    this.audit = audit;
  }

  /** An act that a row would become. */
  record Act(long line, String kind, Map<String, String> fields) {}

  /**
   * A row that is refused.
   *
   * @param text the row, where its columns cannot be told apart; null: see values
   */
  record Refused(
      long line,
      String reason,
      String field,
      String value,
      String expected,
      String text,
      Map<String, String> values) {}

  /**
   * What the gateway makes of an offer.
   *
   * @param read rows: {@code read == accepted + rejected}
   * @param acts made of the accepted
   * @param rejected rows that become no act
   * @param foreign acts of other agencies, which a department may not report
   * @param first the first acts
   * @param refused the first refused rows, and those of foreign acts
   */
  record Checked(
      long read,
      long accepted,
      long acts,
      long rejected,
      long foreign,
      List<String> warnings,
      List<Act> first,
      List<Refused> refused) {}

  /**
   * What came of one record.
   *
   * @param actId of the act that it tells of; empty where none
   */
  record Answer(
      long line,
      ActOutcome.Result result,
      String kind,
      String actId,
      String reason,
      String field,
      String value,
      String expected) {}

  /** What came of an offer, by record and in sum. */
  record Sent(
      long read,
      long accepted,
      long corrected,
      long withdrawn,
      long duplicates,
      long refused,
      long unanswered,
      List<String> warnings,
      List<Answer> records) {}

  Checked check(Offer offer, Account by) {
    return inTurn(offer, by, (source, reading) -> checked(reading));
  }

  private static Checked checked(Reading reading) {
    FileReport report = reading.report();
    List<Act> first =
        reading.items().stream()
            .filter(it -> it.act() != null)
            .limit(MOST_ACTS_SHOWN)
            .map(it -> new Act(it.line(), it.act().getKind().name(), ActText.of(it.act())))
            .toList();
    List<Item> refused = reading.items().stream().filter(it -> it.refusal() != null).toList();
    List<Item> shown = refused.stream().limit(MOST_ROWS_SHOWN).toList();
    Set<Long> lines = new TreeSet<>(shown.stream().map(Item::line).toList());
    Map<Long, RowText> rows = reading.rows(lines);
    return new Checked(
        report.read(),
        report.accepted(),
        report.acts(),
        report.rejected(),
        refused.stream().filter(it -> it.act() != null).count(),
        report.warnings(),
        first,
        shown.stream().map(it -> refused(it, rows.get(it.line()))).toList());
  }

  private static Refused refused(Item item, RowText row) {
    Refusal why = item.refusal();
    return new Refused(
        item.line(),
        why.reason(),
        why.field(),
        why.value(),
        why.expected(),
        row == null ? null : row.text(),
        row == null ? Map.of() : row.values());
  }

  Sent send(Offer offer, Account by) {
    return inTurn(
        offer,
        by,
        (source, reading) -> {
          Sent sent = sent(reading, outcomes(source, reading));
          audit.write(
              by,
              "REPORT_ACTS",
              offer.source() + "/" + offer.mapping(),
              offer.file() == null ? "" : offer.file(),
              "read %d, accepted %d, corrected %d, withdrawn %d, duplicates %d, refused %d, open %d"
                  .formatted(
                      sent.read,
                      sent.accepted,
                      sent.corrected,
                      sent.withdrawn,
                      sent.duplicates,
                      sent.refused,
                      sent.unanswered));
          return sent;
        });
  }

  private Iterator<ActOutcome> outcomes(Source source, Reading reading) {
    List<TimedRecord> records = new ArrayList<>();
    reading.items().stream()
        .filter(it -> it.act() == null || it.refusal() == null)
        .forEach(it -> records.add(it.record()));
    return gate.send(source, records).iterator();
  }

  private static Sent sent(Reading reading, Iterator<ActOutcome> outcomes) {
    List<Answer> answers = new ArrayList<>();
    for (Item item : reading.items()) {
      answers.add(item.refusal() == null ? answer(item, outcomes.next()) : refused(item));
    }
    return new Sent(
        reading.report().read(),
        count(answers, ActOutcome.Result.ACCEPTED),
        count(answers, ActOutcome.Result.CORRECTED),
        count(answers, ActOutcome.Result.WITHDRAWN),
        count(answers, ActOutcome.Result.DUPLICATE),
        count(answers, ActOutcome.Result.REFUSED),
        count(answers, ActOutcome.Result.UNANSWERED),
        reading.report().warnings(),
        answers);
  }

  private static long count(List<Answer> answers, ActOutcome.Result result) {
    return answers.stream().filter(it -> it.result == result).count();
  }

  private static Answer refused(Item item) {
    Refusal why = item.refusal();
    String kind = item.act() == null ? "" : item.act().getKind().name();
    return new Answer(
        item.line(),
        ActOutcome.Result.REFUSED,
        kind,
        "",
        why.reason(),
        why.field(),
        why.value(),
        why.expected());
  }

  private static Answer answer(Item item, ActOutcome outcome) {
    RejectRecord reject = outcome.reject();
    return new Answer(
        item.line(),
        outcome.result(),
        item.act().getKind().name(),
        outcome.actId(),
        reject == null ? "" : reject.getReason().name(),
        reject == null ? "" : reject.getField(),
        reject == null ? "" : reject.getValue(),
        reject == null ? "" : reject.getExpected());
  }

  /** What is done with an offer that was read. */
  @FunctionalInterface
  private interface Work<T> {
    T of(Source source, Reading reading) throws IOException;
  }

  private <T> T inTurn(Offer offer, Account by, Work<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw Fault.unavailable("正在处理其他数据，请稍候再试", "others are being read, try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    }
    try {
      Source source = mappings.load(String.valueOf(offer.source()));
      try (Reading reading = new Reading(source, offer, by)) {
        return work.of(source, reading);
      }
    } catch (IOException e) {
      throw Fault.invalid("file", e.getMessage(), "a file that can be read");
    } finally {
      turns.release();
    }
  }
}
