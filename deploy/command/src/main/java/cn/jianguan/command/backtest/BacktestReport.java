package cn.jianguan.command.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What models would have done.
 *
 * @param runId names the run in {@code backtest_hit} and {@code backtest_run}
 * @param from first log time reported
 * @param to log time it ends before
 * @param acts changes of acts read up to there
 * @param seconds of the whole run
 * @param refused models that cannot be backtested, and why
 */
public record BacktestReport(
    String runId,
    @JsonSerialize(using = ToStringSerializer.class) Instant from,
    @JsonSerialize(using = ToStringSerializer.class) Instant to,
    long acts,
    double seconds,
    List<Model> models,
    Map<String, String> refused) {

  /**
   * One model.
   *
   * @param hits that stand at the end
   * @param withdrawn those that later knowledge took back
   * @param byDate hits by log day, or by month where the range is longer than 62 days
   * @param byRegion hits by six-digit region
   * @param overlap of these hits with standing live hits of other models about the same subject
   * @param precision by the conclusions of alerts of the same model and episode
   * @param live against live hits of the same model
   * @param failures what went wrong, with how often; a model is suspended after ten in a subtask
   */
  public record Model(
      String modelId,
      String version,
      String sha256,
      long hits,
      long withdrawn,
      Map<String, Long> bySeverity,
      Map<String, Long> byDate,
      Map<String, Long> byRegion,
      Overlap overlap,
      Precision precision,
      Live live,
      Map<String, Long> failures) {}

  /**
   * Hits that say what another model has said.
   *
   * @param hits those with a standing live hit of another model about the same alert subject that
   *     occurred within 30 days, or that counted one of the same acts
   * @param share of all hits; null without hits
   * @param byModel the same by other model
   */
  public record Overlap(long hits, Double share, Map<String, Long> byModel) {}

  /**
   * I15 over episodes whose alert has a conclusion.
   *
   * @param verified conclusions 01, 02, 06, 07
   * @param judged these and 03, 04
   * @param value verified ÷ judged; null where nothing was judged
   */
  public record Precision(long verified, long judged, Double value) {}

  /**
   * By hit id, whatever version was live.
   *
   * @param same operation, log time and severity are those of table hit
   * @param differing one of them is not
   * @param onlyLive in table hit within the range, not here
   * @param onlyBacktest here, not in table hit
   */
  public record Live(long same, long differing, long onlyLive, long onlyBacktest) {}

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
