package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.lane.Lane;
import cn.jianguan.jobs.push.lane.Slot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes one message of those that waited for it, or several, at most so many notifications each.
 */
final class Digests {
  private static final int MOST = 100;

  private Digests() {}

  /** Puts what is due into digests, in the lane and in the state of its endpoint. */
  static void make(Lane lane, LaneState state, long now) throws Exception {
    List<Slot> due = lane.takeForDigest(now);
    for (int from = 0; from < due.size(); from += MOST) {
      StoredMessage digest = join(due.subList(from, Math.min(due.size(), from + MOST)), state, now);
      state.put(digest);
      lane.add(digest.slot());
    }
  }

  /** Takes the members out of the state; the digest has the place of the newest. */
  private static StoredMessage join(List<Slot> members, LaneState state, long now)
      throws Exception {
    List<byte[]> parts = new ArrayList<>();
    Set<String> orders = new LinkedHashSet<>();
    long logTime = 0;
    for (Slot member : members) {
      StoredMessage message = state.message(member);
      parts.add(message.bytes());
      orders.addAll(member.orders());
      logTime = Math.max(logTime, message.logTime());
      state.remove(member);
    }
    long newest = members.get(members.size() - 1).seq();
    return new StoredMessage(
        new Slot(newest, List.copyOf(orders), 0, now, 0, false),
        LaneInput.Kind.DIGEST,
        logTime,
        Parts.join(parts));
  }
}
