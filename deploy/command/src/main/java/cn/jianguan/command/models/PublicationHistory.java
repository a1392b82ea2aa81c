package cn.jianguan.command.models;

import cn.jianguan.record.ModelState;
import cn.jianguan.rules.publication.PublishedVersion;
import cn.jianguan.rules.publication.VersionHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that was published of one model and accepted, in the order of the log. */
record PublicationHistory(String modelId, List<Published> publications) {
  PublicationHistory {
    publications = List.copyOf(publications);
  }

  /** The version in force in a channel. */
  Optional<Published> inForce(ModelState channel, Instant moment) {
    VersionHistory<Published> versions = new VersionHistory<>();
    for (Published each : publications) {
      versions.add(PublishedVersion.of(each.record(), each.logTime().toEpochMilli(), each));
    }
    return versions.inForce(channel, moment.toEpochMilli()).map(PublishedVersion::content);
  }

  /** The pack of a version as it was published last. */
  Optional<Published> find(String version) {
    return publications.stream()
        .filter(each -> each.version().equals(version) && !each.record().getFiles().isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** As {@link #find}, but it must be there. */
  Published version(String version) {
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
