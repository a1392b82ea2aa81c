package cn.jianguan.console.model;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.lint.Admission;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What a person wants to publish, beside what was published before.
 *
 * @param now when it is asked for; a submission never begins in the past
 */
public record Submission(ModelRecord record, PublicationHistory history, Instant now) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

  /** {@link RefusedException} if it must not be published. */
  public void check() {
    fourEyes();
    version();
    times();
    String refusal = Admission.refusal(record);
    if (!refusal.isEmpty()) {
      throw new RefusedException(refusal, "the jobs would refuse it");
    }
  }

  private static String text(Instant moment) {
    return TEXT.format(moment);
  }

  private void fourEyes() {
    if (record.getAuthor().isBlank() || record.getPublisher().isBlank()) {
      throw new RefusedException("须写明编写人与发布人", "name both the author and the publisher");
    }
    if (record.getAuthor().equals(record.getPublisher())) {
      throw new RefusedException(
          "发布人不得是编写人 " + record.getAuthor() + "，请由另一人发布",
          "the publisher must not be the author, let someone else publish");
    }
  }

  private void version() {
    history
        .find(record.getVersion())
        .filter(before -> !before.record().getSha256().equals(record.getSha256()))
        .ifPresent(
            before -> {
              throw new RefusedException(
                  "版本 %s 已于 %s 发布，内容不同；请在 model.yaml 中写新的版本号"
                      .formatted(before.version(), text(before.logTime())),
                  "this version was published with other content; give model.yaml a new version");
            });
  }

  /** {@link RefusedException} if it would begin in the past, or end before it begins. */
  public void times() {
    Instant from = record.getEffectiveFrom();
    Instant to = record.getEffectiveTo();
    if (from.isAfter(Instant.EPOCH) && from.isBefore(now)) {
      throw new RefusedException(
          "生效时间 " + text(from) + " 已过去；已作出的判断不会改写，不写 --from 即从到达时起生效",
          "the beginning is past; what was judged stays judged: leave --from out to begin at once");
    }
    if (to != null && !to.isAfter(from.isAfter(now) ? from : now)) {
      throw new RefusedException(
          "失效时间 " + text(to) + " 不晚于生效时间", "the end is not after the beginning");
    }
  }
}
