package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.record.ActTurn;
import java.util.stream.Stream;

/** What is heard of intake where no row has a twin: turns of acts are told as they are. */
final class Heard {
  private static final Codec CODEC = Codec.standard();
  private static final Telling TELLING = new Telling(CODEC);

  private Heard() {}

  static Stream<IntakeOutput> of(IntakeOutput said, long logTime) {
    if (!(said instanceof IntakeOutput.Told told) || told.told().kind() != InnerRecord.Kind.ACT) {
      return Stream.of(said);
    }
    try {
      Stream.Builder<IntakeOutput> heard = Stream.builder();
      TELLING.tell(CODEC.decode(told.told().bytes(), ActTurn.class), logTime, heard::add);
      return heard.build();
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
