package cn.jianguan.console.model;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.lint.Admission;
import cn.jianguan.rules.publication.PublishedVersion;
import cn.jianguan.rules.publication.VersionHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that was published of one model and accepted, in the order of the log. */
public record PublicationHistory(String modelId, List<Published> publications) {
  public PublicationHistory {
    publications = List.copyOf(publications);
  }

  /** Of what lies in the log, what the jobs accept: by the same rules. */
  public static PublicationHistory accepted(String modelId, List<Published> all) {
    return new PublicationHistory(
        modelId, all.stream().filter(it -> Admission.refusal(it.record()).isEmpty()).toList());
  }

  /**
   * An earlier version anew, exactly as it was.
   *
   * @param to null: still
   */
  public ModelRecord again(String version, Instant from, Instant to, String publisher) {
    Published earlier = version(version);
    String author = earlier.record().getAuthor();
    return earlier.pack().publish(ModelState.ACTIVE, from, to, author, publisher);
  }

  /**
   * What takes the version in force out of its channel.
   *
   * @param to null: still
   */
  public ModelRecord retirement(
      ModelState channel, Instant now, Instant from, Instant to, String publisher) {
    Published current =
        inForce(channel, now)
            .orElseThrow(
                () ->
                    channel == ModelState.SHADOW
                        ? new RefusedException(
                            modelId + " 没有在试运行的版本", "no version of it is in shadow")
                        : new RefusedException(
                            modelId + " 没有生效的版本", "no version of it is in force"));
    String author = current.record().getAuthor();
    return current.pack().publish(ModelState.RETIRED, from, to, author, publisher);
  }

  /** The version in force in a channel. */
  public Optional<Published> inForce(ModelState channel, Instant moment) {
    VersionHistory<Published> versions = new VersionHistory<>();
    for (Published each : publications) {
      versions.add(PublishedVersion.of(each.record(), each.logTime().toEpochMilli(), each));
    }
    return versions.inForce(channel, moment.toEpochMilli()).map(PublishedVersion::content);
  }

  /** The pack of a version as it was published last. */
  public Optional<Published> find(String version) {
    return publications.stream()
        .filter(each -> each.version().equals(version) && !each.record().getFiles().isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** As {@link #find}, but it must be there. */
  public Published version(String version) {
    return find(version)
        .orElseThrow(
            () ->
                new RefusedException(
                    modelId + " 没有发布过版本 " + version + "，已有：" + versions(),
                    "no such version was published; there are: " + versions()));
  }

  private String versions() {
    String all =
        publications.stream().map(Published::version).distinct().collect(Collectors.joining(", "));
    return all.isEmpty() ? "–" : all;
  }
}
