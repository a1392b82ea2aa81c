package cn.jianguan.command.models;

import cn.jianguan.record.ModelState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that was published of one model and accepted, in the order of the log. What is in force
 * follows the same rules as the engine's catalogue.
 */
record PublicationHistory(String modelId, List<Published> publications) {
  private static final Comparator<Published> LATEST =
      Comparator.comparing(Published::holdsFrom).thenComparing(Published::version);

  PublicationHistory {
    publications = List.copyOf(publications);
  }

  /** The version in force in a lane. */
  Optional<Published> inForce(ModelState lane, Instant moment) {
    return publications.stream()
        .filter(each -> each.record().getState() == lane && each.holdsAt(moment))
        .max(LATEST)
        .filter(each -> publications.stream().noneMatch(later -> ends(later, each, moment)));
  }

  private static boolean ends(Published later, Published each, Instant moment) {
    ModelState state = later.record().getState();
    boolean outdoes =
        state == ModelState.RETIRED
            || state == ModelState.ACTIVE && each.record().getState() == ModelState.SHADOW;
    return outdoes
        && later.holdsAt(moment)
        && later.version().equals(each.version())
        && !later.holdsFrom().isBefore(each.holdsFrom());
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
