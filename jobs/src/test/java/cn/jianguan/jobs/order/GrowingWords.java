package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.GrowingField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Words that are only added to: from the fourth on, new ones are written by themselves. */
final class GrowingWords {
  static final GrowingField<GrowingWords> FIELD = new Field();
  private static final int LEAST = 4;

  final List<String> words = new ArrayList<>();
  private int written;

  private static final class Field implements GrowingField<GrowingWords> {
    @Override
    public String name() {
      return "words";
    }

    @Override
    public byte[] encode(GrowingWords value) {
      return bytes(value.words);
    }

    @Override
    public GrowingWords decode(byte[] bytes) {
      GrowingWords value = new GrowingWords();
      apply(value, bytes);
      return value;
    }

    @Override
    public byte[] encodeChanges(GrowingWords value) {
      return value.written < LEAST
          ? null
          : bytes(value.words.subList(value.written, value.words.size()));
    }

    @Override
    public void written(GrowingWords value) {
      value.written = value.words.size();
    }

    @Override
    public void apply(GrowingWords value, byte[] changes) {
      value.words.addAll(List.of(new String(changes, StandardCharsets.UTF_8).split(" ")));
      written(value);
    }

    private static byte[] bytes(List<String> words) {
      return String.join(" ", words).getBytes(StandardCharsets.UTF_8);
    }
  }
}
