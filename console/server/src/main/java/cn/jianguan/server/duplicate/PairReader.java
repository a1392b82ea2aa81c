package cn.jianguan.server.duplicate;

import cn.jianguan.record.ActKind;
import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.duplicate.Pair.SideBySide;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Reads the queue for somebody who may see it: both rows must be of his region. */
@Service
class PairReader {
  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;

  PairReader(ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A page of the queue.
   *
   * @param next where the next page begins; null: there is none
   */
  record Part(List<Pair> rows, String next) {}

  /** How many pairs there are of a verdict and a kind. */
  record Count(String verdict, String kind, long pairs) {}

  private record Row(
      String actId,
      String otherId,
      String objectKey,
      String objectName,
      String kind,
      int score,
      String matchedBy,
      String verdict,
      Instant logTime,
      boolean stands,
      String survivorId,
      Instant occurredAt,
      boolean dateOnly,
      String agencyCode,
      String agencyName,
      String areaNumber,
      String cdSource,
      String origin,
      boolean otherStands,
      String otherSurvivorId,
      Instant otherOccurredAt,
      boolean otherDateOnly,
      String otherAgencyCode,
      String otherAgencyName,
      String otherAreaNumber,
      String otherCdSource,
      String otherOrigin) {}

  Part page(PairFilter filter, String after, int limit, Account by) {
    if (limit < 1 || limit > 500) {
      throw Fault.invalid("limit", "应为 1 至 500", "1 to 500");
    }
    Question question =
        Question.of(PairSql.list(filter.conditions(), after) + " LIMIT " + (limit + 1));
    PairSql.place(question, after);
    List<Row> rows = clickHouse.rows(Row.class, jurisdiction.region(filter.fill(question), by));
    String next = null;
    if (rows.size() > limit) {
      Row last = rows.get(limit - 1);
      next = PairSql.placeOf(last.score, last.actId, last.otherId);
      rows = rows.subList(0, limit);
    }
    return new Part(rows.stream().map(this::pair).toList(), next);
  }

  List<Count> counts(PairFilter filter, Account by) {
    return clickHouse.rows(
        Count.class,
        jurisdiction.region(filter.fill(Question.of(PairSql.counts(filter.conditions()))), by));
  }

  /** The pair; whichever row is named first. */
  Pair pair(String actId, String otherId, Account by) {
    boolean ordered = actId.compareTo(otherId) < 0;
    Question question =
        Question.of(PairSql.list("act_id = {one:String} AND other_id = {other:String}", ""))
            .with("one", ordered ? actId : otherId)
            .with("other", ordered ? otherId : actId);
    return clickHouse.rows(Row.class, jurisdiction.region(question, by)).stream()
        .findFirst()
        .map(this::pair)
        .orElseThrow(() -> Fault.missing("没有这一对，或不在您的辖区内", "no such pair, or not yours to see"));
  }

  SideBySide sideBySide(String actId, String otherId, Account by) {
    Pair pair = pair(actId, otherId, by);
    ActKind kind = ActKind.valueOf(pair.kind());
    List<ObjectNode> rows =
        clickHouse.rows(
            ObjectNode.class,
            Question.of(PairSql.whole(kind))
                .with("one", pair.actId())
                .with("other", pair.otherId()));
    Optional<ObjectNode> one = row(rows, pair.actId());
    Optional<ObjectNode> other = row(rows, pair.otherId());
    return new SideBySide(
        pair,
        new FieldComparison(kind).fields(one.orElse(null), other.orElse(null)),
        one.isPresent(),
        other.isPresent());
  }

  private static Optional<ObjectNode> row(List<ObjectNode> rows, String actId) {
    return rows.stream().filter(it -> it.path("act_id").asString("").equals(actId)).findFirst();
  }

  private Pair pair(Row row) {
    Said said = Said.of(row.matchedBy);
    return new Pair(
        row.actId,
        row.otherId,
        row.objectKey,
        row.objectName,
        row.kind,
        row.score,
        row.verdict,
        Likeness.of(row.matchedBy),
        said == null ? null : said.named(directory.agencyName(said.org())),
        row.logTime,
        one(row),
        other(row));
  }

  private Pair.Side one(Row row) {
    return new Pair.Side(
        row.actId,
        row.stands,
        row.survivorId,
        row.occurredAt,
        row.dateOnly,
        row.agencyCode,
        agency(row.agencyName, row.agencyCode),
        row.areaNumber,
        directory.regionName(row.areaNumber),
        row.cdSource,
        row.origin);
  }

  private Pair.Side other(Row row) {
    return new Pair.Side(
        row.otherId,
        row.otherStands,
        row.otherSurvivorId,
        row.otherOccurredAt,
        row.otherDateOnly,
        row.otherAgencyCode,
        agency(row.otherAgencyName, row.otherAgencyCode),
        row.otherAreaNumber,
        directory.regionName(row.otherAreaNumber),
        row.otherCdSource,
        row.otherOrigin);
  }

  private String agency(String sent, String code) {
    return sent.isEmpty() ? directory.agencyName(code) : sent;
  }
}
