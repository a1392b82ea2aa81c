package cn.jianguan.jobs.load.table;

import cn.jianguan.record.ModelRecord;
import java.time.Instant;
import java.util.List;

/** A published model, and when that became known: it holds from then on at the earliest. */
public record PublishedModel(ModelRecord model, Instant logTime) {
  static List<Column<PublishedModel>> columns() {
    List<Column<PublishedModel>> model =
        AvroColumns.<ModelRecord>of(ModelRecord.SCHEMA$).stream()
            .map(column -> column.of(PublishedModel::model))
            .toList();
    return AlertTables.concat(model, List.of(logTimeColumn()));
  }

  private static Column<PublishedModel> logTimeColumn() {
    return new Column<>(
        "log_time",
        ColumnType.moment(),
        "发布时间 / log time at which it was published, epoch ms UTC",
        row -> row.record().logTime());
  }
}
