package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.StateField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A real station that tells what it sees and obeys "timer T", "cancel T", "expire T", "count",
 * "keep WORD", "kept", "forget", "add WORD", "added", "drop"; at "spoil T" and "overflow" it
 * changes something and throws.
 */
final class RecordingStation implements Station<String, String, String> {
  static final StateField<Long> COUNT =
      new StateField<>() {
        @Override
        public String name() {
          return "count";
        }

        @Override
        public byte[] encode(Long value) {
          return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        }

        @Override
        public Long decode(byte[] bytes) {
          return ByteBuffer.wrap(bytes).getLong();
        }
      };

  private final TreeSet<String> references = new TreeSet<>();
  private final TreeSet<String> kept = new TreeSet<>();
  private int referencesWhenKept;

  @Override
  public void reference(String record, long logTime) {
    references.add(record);
  }

  @Override
  public void data(String data, StationContext<String> context) {
    String[] words = data.split(" ");
    switch (words[0]) {
      case "count" -> {
        Long before = context.state().get(COUNT, "");
        long now = before == null ? 1 : before + 1;
        context.state().put(COUNT, "", now);
        context.emit(context.key() + "#" + now);
        return;
      }
      case "add" -> {
        GrowingWords known = context.state().get(GrowingWords.FIELD, "");
        GrowingWords all = known == null ? new GrowingWords() : known;
        all.words.add(words[1]);
        context.state().put(GrowingWords.FIELD, "", all);
        return;
      }
      case "added" -> {
        GrowingWords known = context.state().get(GrowingWords.FIELD, "");
        context.emit(context.key() + " " + (known == null ? List.of() : known.words));
        return;
      }
      case "drop" -> {
        context.state().remove(GrowingWords.FIELD, "");
        return;
      }
      case "spoil" -> {
        context.state().put(COUNT, "", 1000L);
        context.timerAt("t" + words[1], Long.parseLong(words[1]));
        context.emit("never seen");
        throw new IllegalStateException("spoilt");
      }
      case "forget" -> context.forget();
      case "overflow" -> {
        context.state().put(COUNT, "", 1000L);
        deeper(0);
      }
      case "keep" -> kept.add(words[1]);
      case "kept" -> {
        String all = String.join(",", kept);
        context.emit(context.key() + " kept " + all + " after " + referencesWhenKept + " refs");
        return;
      }
      case "timer" -> context.timerAt("t" + words[1], Long.parseLong(words[1]));
      case "cancel" -> context.cancelTimer("t" + words[1], Long.parseLong(words[1]));
      case "expire" -> context.expireAt(Long.parseLong(words[1]));
      default -> {}
    }
    context.emit(
        context.key()
            + ":"
            + data
            + "@"
            + context.logTime()
            + " refs="
            + String.join(",", references));
  }

  @Override
  public void timer(String name, long at, StationContext<String> context) {
    context.emit(context.key() + "!" + name + "@" + context.logTime());
  }

  private static int deeper(int depth) {
    return 1 + deeper(depth + 1);
  }

  @Override
  public Optional<String> failed(StationFailure<String> failure) {
    return Optional.of(
        failure.key() + " failed " + failure.data() + failure.timer() + "@" + failure.logTime());
  }

  @Override
  public byte[] snapshotState() {
    return String.join(",", kept).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void restoreState(byte[] before) {
    kept.addAll(List.of(new String(before, StandardCharsets.UTF_8).split(",")));
    referencesWhenKept = references.size();
  }
}
