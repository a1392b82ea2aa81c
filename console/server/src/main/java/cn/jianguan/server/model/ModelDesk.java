package cn.jianguan.server.model;

import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Published;
import cn.jianguan.console.model.RefusedException;
import cn.jianguan.console.model.Submission;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.live.LogClock;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Publishes in the name of who asks, by the rules of {@link Submission}: never what he wrote
 * himself. One at a time, so that each sees what was published before.
 */
@Service
class ModelDesk {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final long LOOK_EVERY_MILLIS = 250;

  private final ModelStore store;
  private final ModelChecks checks;
  private final LogClock jobs;
  private final Audit audit;
  private final Clock clock;

  ModelDesk(ModelStore store, ModelChecks checks, LogClock jobs, Audit audit, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was published.
   *
   * @param known whether the jobs have it, and the tables show it; false: it lies in the log and
   *     holds once they have come so far
   */
  record Done(String modelId, String version, String state, Instant logTime, boolean known) {}

  /** Publishes a draft that was handed in, if it passes the gate. */
  Done publish(Draft draft, ModelState channel, Account by) {
    if (!draft.offered()) {
      throw Fault.conflict("NOT_OFFERED", "作者尚未提交此草稿", "its author has not handed it in yet");
    }
    fourEyes(draft.author(), by);
    if (!checks.run(draft.pack()).admitted()) {
      throw Fault.conflict("NOT_ADMITTED", "检查或情景未通过，不得发布", "findings or failed scenarios");
    }
    String action = channel == ModelState.SHADOW ? "SHADOW_MODEL" : "PUBLISH_MODEL";
    return submit(
        by,
        action,
        draft.modelId(),
        history ->
            checked(
                draft.pack().publish(channel, Instant.EPOCH, null, draft.author(), by.name()),
                history));
  }

  /** An earlier version anew. */
  Done rollback(String modelId, String version, Account by) {
    return submit(
        by,
        "ROLLBACK_MODEL",
        modelId,
        history -> {
          ModelRecord record = history.again(version, Instant.EPOCH, null, by.name());
          fourEyes(record.getAuthor(), by);
          return checked(record, history);
        });
  }

  /** Takes the version in force out of its channel; its alerts are followed up. */
  Done retire(String modelId, ModelState channel, Account by) {
    return submit(
        by,
        "RETIRE_MODEL",
        modelId,
        history -> history.retirement(channel, clock.instant(), Instant.EPOCH, null, by.name()));
  }

  private static void fourEyes(String author, Account by) {
    if (author.equals(by.name())) {
      throw Fault.forbidden(
          "FOUR_EYES", "作者不能发布自己的版本，请由另一人发布", "not by its author: let someone else publish it");
    }
  }

  private ModelRecord checked(ModelRecord record, PublicationHistory history) {
    new Submission(record, history, clock.instant()).check();
    return record;
  }

  private Done submit(
      Account by, String action, String modelId, Function<PublicationHistory, ModelRecord> wanted) {
    Published published;
    synchronized (this) {
      PublicationHistory history = store.history(modelId);
      String before = text(history, ModelState.ACTIVE) + text(history, ModelState.SHADOW);
      try {
        published = store.append(wanted.apply(history));
      } catch (RefusedException e) {
        throw Fault.conflict("REFUSED", e.zh(), e.en());
      }
      audit.write(by, action, modelId, before.strip(), text(published.record()));
    }
    return new Done(
        modelId,
        published.version(),
        published.record().getState().name(),
        published.logTime(),
        await(published));
  }

  private static String text(ModelRecord it) {
    return "%s %s, author %s, sha256 %s"
        .formatted(it.getState(), it.getVersion(), it.getAuthor(), it.getSha256());
  }

  private String text(PublicationHistory history, ModelState channel) {
    return history
        .inForce(channel, clock.instant())
        .map(it -> " " + channel + " " + it.version())
        .orElse("");
  }

  private boolean await(Published published) {
    long began = System.nanoTime();
    while ((System.nanoTime() - began) / 1_000_000 < PATIENCE_MILLIS) {
      Instant at = jobs.freshness().at();
      if (at != null && !at.isBefore(published.logTime()) && store.shows(published)) {
        return true;
      }
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }
}
