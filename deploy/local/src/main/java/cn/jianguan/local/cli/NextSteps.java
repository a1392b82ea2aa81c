package cn.jianguan.local.cli;

import cn.jianguan.command.Home;
import java.nio.file.Path;

/** What to try in a stack that is ready; every line can be pasted into a shell. */
final class NextSteps {
  private static final String TEXT =
      """
      接下来 / what to try next, in another terminal:
        # 各作业的状态 / how the jobs are
        deploy/jianguan status@
        # 各模型各级别的预警 / alerts by model and severity
        deploy/jianguan sql@ "SELECT model_id, severity, count() AS alerts FROM alert_current GROUP BY ALL ORDER BY alerts DESC"
        # 一条预警及其依据 / one alert with its evidence
        deploy/jianguan sql@ -f Vertical "SELECT alert_id, model_id, severity, state, object_name, reason_zh, reason_en, evidence, act_ids FROM alert_current ORDER BY hit_count DESC, alert_id LIMIT 1"
        # 预警最多的企业的全程 / acts and alerts, in time order, of the enterprise with most alerts
        deploy/jianguan sql@ "SELECT at, what, type, id, text FROM object_trace WHERE object_key = (SELECT object_key FROM alert_current GROUP BY object_key ORDER BY count() DESC, object_key LIMIT 1) ORDER BY at, what, id LIMIT 40"
        # 拒收原因 / why rows were refused
        deploy/jianguan sql@ "SELECT cd_source, kind, reason, field, count() AS rows FROM reject FINAL GROUP BY ALL ORDER BY rows DESC\"""";

  private NextSteps() {}

  static String text(Path dataDirectory) {
    Path standard = Home.dataDirectory();
    String option =
        dataDirectory.equals(standard) ? "" : " --data-dir " + quoted(dataDirectory.toString());
    return TEXT.replace("@", option);
  }

  private static String quoted(String path) {
    return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
