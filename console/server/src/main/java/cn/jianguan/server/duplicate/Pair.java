package cn.jianguan.server.duplicate;

import java.time.Instant;
import java.util.List;

/**
 * Two rows of which it is asked whether they are of one act, or was answered.
 *
 * @param score 0 to 100
 * @param verdict OPEN nobody has said, SAME, DIFFERENT
 * @param likeness why the score, field by field; empty once somebody has answered
 * @param said null: nobody has answered
 */
record Pair(
    String actId,
    String otherId,
    String objectKey,
    String objectName,
    String kind,
    int score,
    String verdict,
    List<Likeness> likeness,
    Said said,
    Instant logTime,
    Side one,
    Side other) {

  /**
   * One of the two rows.
   *
   * @param stands false: another row of the act stands for it, or its source withdrew it
   * @param survivorId which stands for it; empty: none does
   */
  record Side(
      String actId,
      boolean stands,
      String survivorId,
      Instant occurredAt,
      boolean dateOnly,
      String agencyCode,
      String agencyName,
      String areaNumber,
      String areaName,
      String cdSource,
      String origin) {}

  /** How two values of a field stand to each other. */
  enum Standing {
    SAME,
    DIFFERENT,
    /** One of the rows does not say. */
    SILENT
  }

  /**
   * A field of both rows; those of which neither says anything are left out.
   *
   * @param ofTheRow whether it tells how the row travelled, and nothing of the act
   */
  record Field(
      String name,
      String zh,
      String en,
      String one,
      String other,
      Standing standing,
      boolean ofTheRow) {}

  /**
   * The two side by side.
   *
   * @param oneKnown false: the row never stood by itself, so nothing is kept of it but what it
   *     added to the one that stands
   */
  record SideBySide(Pair pair, List<Field> fields, boolean oneKnown, boolean otherKnown) {}
}
