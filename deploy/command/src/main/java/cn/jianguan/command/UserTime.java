package cn.jianguan.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Moments as people write and read them: Asia/Shanghai unless an offset is given. */
public final class UserTime implements ITypeConverter<Instant> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZONE);

  /** To the millisecond. */
  public static String text(Instant moment) {
    return TEXT.format(moment);
  }

  @Override
  public Instant convert(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (!iso.contains("T")) {
        return LocalDate.parse(iso).atStartOfDay(ZONE).toInstant();
      }
      boolean offset = iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
      return offset
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(ZONE).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "时间应如 2026-03-01T08:00 或 2026-03-01T08:00+08:00 / expected a moment like these: " + text);
    }
  }
}
