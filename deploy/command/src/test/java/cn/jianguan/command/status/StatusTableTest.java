package cn.jianguan.command.status;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.MetricsClient.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTableTest {
  private static final String PENDING = "flink_taskmanager_job_task_operator_pendingRecords";

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void counts_areThoseOfAllSubtasks() {
    add("jianguan_rows_accepted_total", 1_000, "kind", "PENALTY", "subtask_index", "0");
    add("jianguan_rows_accepted_total", 234, "kind", "PENALTY", "subtask_index", "1");
    add("jianguan_rejects_total", 2, "station", "intake", "reason", "DATE_ORDER");
    add("jianguan_rejects_total", 7, "station", "intake", "reason", "FIELD_FORMAT");
    add("jianguan_rows_duplicate_total", 9, "level", "L0");
    add("jianguan_hits_total", 5, "model", "JD-01", "channel", "LIVE", "op", "HIT");
    add("jianguan_hits_total", 3, "model", "JD-02", "channel", "SHADOW", "op", "HIT");
    add("jianguan_alert_transitions_total", 4, "event", "MODEL_HIT", "from", "NONE");
    add("jianguan_alert_transitions_total", 6, "event", "SIGN", "from", "DISPATCHED");
    add("jianguan_buffered_records", 3, "station", "intake", "subtask_index", "0");
    add("jianguan_buffered_records", 4, "station", "casework", "subtask_index", "0");
    add("jianguan_buffered_age_seconds", 12, "station", "casework", "subtask_index", "0");

    assertThat(new StatusTable(samples).lines())
        .contains(
            "  接收 accepted         1,234",
            "  拒收 rejected             9  FIELD_FORMAT 7, DATE_ORDER 2",
            "  重复 duplicates           9  L0 9",
            "  命中 hits                 8  LIVE 5, SHADOW 3",
            "  预警 alerts               4  流转 transitions 10",
            "  等待 waiting              7  最早 oldest 12 秒 s");
  }

  @Test
  void lag_isOfEachJob_inRecordsAndLogTime() {
    add("jianguan_log_time_read_seconds", 1_000, "topic", "acts", "job_name", "alert-job");
    add("jianguan_log_time_read_seconds", 940, "topic", "act-log", "job_name", "load-job");
    add("jianguan_log_time_read_seconds", 940, "topic", "act-log", "job_name", "statistics-job");
    add("jianguan_log_time_clock_seconds", 998, "station", "intake", "job_name", "alert-job");
    add("jianguan_log_time_clock_seconds", 990, "station", "casework", "job_name", "alert-job");
    add(PENDING, 20, "job_name", "load-job");
    add(PENDING, 5, "job_name", "load-job");
    add(PENDING, 0, "job_name", "statistics-job");
    add(PENDING, 0, "job_name", "alert-job");

    assertThat(new StatusTable(samples).lines())
        .last()
        .isEqualTo(
            "滞后 / lag: alert-job 0 条 records, 10 秒 s; load-job 25 条 records, 60 秒 s;"
                + " statistics-job 0 条 records, 0 秒 s");
  }

  private void add(String name, double value, String... labels) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      named.put(labels[i], labels[i + 1]);
    }
    samples.add(new Sample(name, named, value));
  }
}
