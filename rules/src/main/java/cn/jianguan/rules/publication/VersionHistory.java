package cn.jianguan.rules.publication;

import cn.jianguan.record.ModelState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that was published of one model, and which version is in force: of what has begun and not
 * ended, each channel follows its own that began last, of two the greater version, unless that
 * version has since been retired or, for the shadow, activated. What was in the channel before does
 * not come back by itself. View {@code model_current} in ClickHouse says the same.
 */
public final class VersionHistory<C> {
  private static final Comparator<PublishedVersion<?>> LATEST =
      Comparator.<PublishedVersion<?>>comparingLong(PublishedVersion::from)
          .thenComparing(PublishedVersion::version);

  private final List<PublishedVersion<C>> versions = new ArrayList<>();

  /** Takes over what was said next; it replaces one of the same version, state and beginning. */
  public void add(PublishedVersion<C> version) {
    versions.removeIf(version::replaces);
    versions.add(version);
  }

  /** The version in force in a channel, ACTIVE or SHADOW, at a log time, epoch ms UTC. */
  public Optional<PublishedVersion<C>> inForce(ModelState channel, long logTime) {
    return versions.stream()
        .filter(each -> each.state() == channel && each.holds(logTime))
        .max(LATEST)
        .filter(
            each -> versions.stream().noneMatch(later -> later.ends(each) && later.holds(logTime)));
  }

  /** Log times at which something begins or ends, epoch ms UTC. */
  public SortedSet<Long> changes() {
    SortedSet<Long> moments = new TreeSet<>();
    for (PublishedVersion<C> version : versions) {
      moments.add(version.from());
      moments.add(version.to());
    }
    return moments;
  }
}
