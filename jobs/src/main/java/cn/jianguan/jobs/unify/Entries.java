package cn.jianguan.jobs.unify;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TwinNote;
import cn.jianguan.record.TwinQuestion;
import cn.jianguan.record.TwinVerdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;

/** Entries of the act-log, made of those that intake made. */
final class Entries {
  private final Codec codec;
  private final Instant now;

  /**
   * @param logTime of the turn at hand, epoch ms
   */
  Entries(Codec codec, long logTime) {
    this.codec = codec;
    this.now = Instant.ofEpochMilli(logTime);
  }

  ActLogEntry read(byte[] entry) {
    try {
      return codec.decode(entry, ActLogEntry.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("an entry of our own: " + e.expected(), e);
    }
  }

  /** The newest entry of a row that its source has not withdrawn. */
  ActLogEntry own(TwinNote note) {
    return read(Codec.bytes(note.getEntry()));
  }

  /** The act as the log has it standing. */
  SupervisionAct shown(TwinNote note) {
    ByteBuffer shown = note.getShownEntry() == null ? note.getEntry() : note.getShownEntry();
    return read(Codec.bytes(shown)).getAct();
  }

  /** One more entry about a row's act. */
  byte[] of(TwinNote note, ActLogEntry entry, ActLogOp op, long version) {
    entry.setOp(op);
    entry.setVersion(version);
    entry.setByTwin(note.getAnswered());
    if (note.getAnswered()) {
      entry.setLogTime(now);
    }
    return codec.encode(entry);
  }

  /**
   * What is asked, or was said, of a row and another.
   *
   * @param verdict null: the question is no longer there
   */
  byte[] question(TwinNote note, ActLogEntry entry, TwinQuestion question, TwinVerdict verdict) {
    entry.setOp(ActLogOp.REVIEW);
    entry.setAct(null);
    entry.setVersion(Math.max(note.getVersion(), note.getTold()));
    entry.setLogTime(now);
    entry.setDuplicateLevel(null);
    entry.setSurvivorId(null);
    entry.setFilledFields(new ArrayList<>());
    entry.setByTwin(false);
    entry.setMatchedBy(question.getMatchedBy());
    entry.setOtherId(question.getOtherId());
    entry.setScore(question.getScore());
    entry.setVerdict(verdict);
    return codec.encode(entry);
  }

  /** Who stands for a row from now on. */
  byte[] alias(TwinNote note, ActLogEntry entry) {
    entry.setOp(ActLogOp.ALIAS);
    entry.setAct(null);
    entry.setVersion(Math.max(note.getVersion(), note.getTold()));
    entry.setLogTime(now);
    entry.setDuplicateLevel(note.getLevel().isEmpty() ? null : note.getLevel());
    entry.setSurvivorId(note.getSurvivorId());
    entry.setMatchedBy(note.getMatchedBy());
    entry.setFilledFields(new ArrayList<>(note.getFilledFields()));
    entry.setByTwin(false);
    return codec.encode(entry);
  }
}
