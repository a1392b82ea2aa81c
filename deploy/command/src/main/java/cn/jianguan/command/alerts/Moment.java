package cn.jianguan.command.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Deadlines as people write them, Asia/Shanghai: a day means the end of it, 24:00. */
final class Moment implements ITypeConverter<Instant> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Override
  public Instant convert(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (!iso.contains("T")) {
        return LocalDate.parse(iso).plusDays(1).atStartOfDay(ZONE).toInstant();
      }
      return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(ZONE).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "应如 2026-03-08（当日 24:00）或 2026-03-08T18:00 / expected a day, meaning its end, or a"
              + " moment: "
              + text);
    }
  }
}
