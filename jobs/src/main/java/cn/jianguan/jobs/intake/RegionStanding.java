package cn.jianguan.jobs.intake;

import cn.jianguan.code.RegionCode;
import cn.jianguan.code.Regions;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.reference.Entries;
import java.time.LocalDate;
import java.util.List;

/**
 * How a row's region stood on the day of the row. Rows of a bygone day are kept with codes that the
 * tables do not bear out: the tables are not whole for divisions that died early, and what was sent
 * and accepted then is no mistake of the sender today.
 */
enum RegionStanding {
  /** The row names no region. */
  NONE,
  IN_FORCE,
  /** Known, though not for that bygone day. */
  NOT_IN_FORCE,
  /** Not known, and may have been a code on that bygone day. */
  UNLISTED,
  /** Known, and not in force on a day of which all is known. */
  EXPIRED,
  UNKNOWN;

  static RegionStanding of(
      String code, SourceDeclaration source, LocalDate day, ReferenceData reference) {
    if (code.isEmpty()) {
      return NONE;
    }
    Entries<Region> declared = reference.regions(code, source);
    if (declared.on(day).isPresent()) {
      return IN_FORCE;
    }
    RegionCode national =
        source.getRegionSchemes().isEmpty() ? RegionCode.parse(code).value().orElse(null) : null;
    if (national == null) {
      return declared.isEmpty() ? UNKNOWN : EXPIRED;
    }
    List<Regions.Region> shipped = Regions.shipped().of(national);
    if (shipped.stream().anyMatch(region -> region.mayBeValidOn(day))) {
      return IN_FORCE;
    }
    boolean isKnown = !declared.isEmpty() || !shipped.isEmpty();
    if (Regions.shipped().mayHaveBeen(national, day)) {
      return isKnown ? NOT_IN_FORCE : UNLISTED;
    }
    return isKnown ? EXPIRED : UNKNOWN;
  }
}
