package cn.jianguan.jobs.load.backtest;

import java.time.Instant;

/**
 * One model of one backtest.
 *
 * @param runId names the backtest
 * @param startedAt when the command began, by the clock of its machine
 * @param startedBy account that ran it
 * @param sha256 of the pack
 * @param from first log time reported
 * @param to log time it ends before
 * @param acts changes of acts read up to there, whether reported or only history
 * @param seconds of the whole run, all its models together
 * @param hits that stand at the end
 * @param withdrawn hits that were taken back
 * @param failures of the model; it is suspended after some
 */
public record BacktestRun(
    String runId,
    Instant startedAt,
    String startedBy,
    String modelId,
    String modelVersion,
    String sha256,
    Instant from,
    Instant to,
    long acts,
    double seconds,
    long hits,
    long withdrawn,
    long failures) {}
