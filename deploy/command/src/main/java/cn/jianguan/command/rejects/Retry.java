package cn.jianguan.command.rejects;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends refused rows again, through the gates they were refused at, waits for the answer and notes
 * what came of it. First the rows, then the note: who breaks off and does it again sends a row
 * twice, which is counted once.
 */
public final class Retry {
  private static final int LONGEST_NOTE = 400;

  private final Cluster cluster;
  private final Path mapping;
  private final String by;
  private final Consumer<String> print;

  /**
   * A row to send.
   *
   * @param id of its reject
   * @param values by name; those that are as they were sent change nothing
   */
  public record Mended(String id, Map<String, String> values) {}

  private record Sent(RejectRecord reject, Map<String, String> edits, SentAgain again) {}

  /**
   * @param mapping folder of the mapping for rows of files; null: that of the shipped source
   * @param by who does it
   */
  public Retry(Cluster cluster, Path mapping, String by, Consumer<String> print) {
    this.cluster = cluster;
    this.mapping = mapping;
    this.by = by;
    this.print = print;
  }

  /**
   * Sends all of them and prints what came of each.
   *
   * @param handledToo also rejects that somebody has handled before
   * @return whether every one was taken
   * @throws IOException if one cannot be sent again: what came before it was
   */
  public boolean run(List<Mended> rows, boolean handledToo)
      throws IOException, InterruptedException {
    List<Sent> sent = new ArrayList<>();
    boolean all = true;
    try (RejectTable table = new RejectTable(cluster);
        RejectLog log = new RejectLog(cluster)) {
      SentRows originals = new SentRows(cluster, log, mapping);
      for (Mended row : rows) {
        try {
          sent.add(send(row, table, originals, handledToo));
        } catch (IOException | IllegalArgumentException e) {
          print.accept(row.id() + " → 未送 / not sent: " + e.getMessage());
          all = false;
        }
      }
      if (sent.stream().anyMatch(it -> it.again().refused() == null)) {
        new LiveImport(cluster, line -> {}).awaitLoaded();
      }
      for (Sent one : sent) {
        all &= answer(one, table, log);
      }
    }
    return all;
  }

  private Sent send(Mended row, RejectTable table, SentRows originals, boolean handledToo)
      throws IOException, InterruptedException {
    StoredReject found = table.find(row.id());
    if (!found.isOpen() && !handledToo) {
      throw new IOException(
          "已处理 / handled already: %s；仍要重送请加 / to send it all the same: --again"
              .formatted(found.handled()));
    }
    RejectRecord reject = table.record(found.id());
    SentRow original = originals.of(reject);
    Map<String, String> before = original.values();
    Map<String, String> edits =
        row.values().entrySet().stream()
            .filter(it -> !it.getValue().equals(before.getOrDefault(it.getKey(), "")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Sent(reject, edits, original.send(edits));
  }

  private boolean answer(Sent sent, RejectTable table, RejectLog log)
      throws IOException, InterruptedException {
    RejectRecord reject = sent.reject();
    RejectRecord refused = sent.again().refused();
    List<StoredReject> again = new ArrayList<>();
    for (String position : sent.again().positions()) {
      again.addAll(table.at(position));
    }
    String answer = answer(sent, again, table);
    print.accept(reject.getRejectId() + " → " + answer);
    if (refused == null || !refused.getRejectId().equals(reject.getRejectId())) {
      log.handled(reject, RejectState.RETRIED, by, cut(edits(sent.edits()) + answer));
    }
    return refused == null && again.isEmpty();
  }

  private static String answer(Sent sent, List<StoredReject> again, RejectTable table)
      throws IOException {
    RejectRecord refused = sent.again().refused();
    if (refused != null) {
      return "拒收 / refused again: %s %s %s「%s」 %s"
          .formatted(
              refused.getRejectId(),
              refused.getReason(),
              refused.getField(),
              refused.getValue(),
              refused.getExpected());
    }
    if (!again.isEmpty()) {
      return "拒收 / refused again: "
          + again.stream()
              .map(it -> it.id() + " " + String.join(" ", it.faults()))
              .collect(Collectors.joining("; "));
    }
    List<String> positions = sent.again().positions();
    boolean duplicate = !positions.isEmpty();
    for (String position : positions) {
      duplicate &= table.isDuplicate(position);
    }
    return (duplicate ? "重复，未改变 / duplicate, changed nothing: " : "接受 / accepted: ")
        + String.join(" ", positions);
  }

  private static String edits(Map<String, String> edits) {
    return edits.isEmpty() ? "" : "改 / set " + edits.keySet() + "; ";
  }

  private static String cut(String note) {
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + "…";
  }
}
