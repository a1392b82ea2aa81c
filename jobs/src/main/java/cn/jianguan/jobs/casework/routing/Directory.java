package cn.jianguan.jobs.casework.routing;

import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who supervises what where, as the reference data says: agencies, who holds an item, regions and
 * the working calendar. Every answer is for a day, since agencies and powers come and go. Days are
 * those of Asia/Shanghai. Not thread-safe.
 */
public final class Directory {
  private final ReferenceRecords records = new ReferenceRecords();
  private final ReferenceIndex<String, Agency> agencies = records.by(Agency.class, Agency::getCode);
  private final ReferenceIndex<String, Agency> agenciesByArea =
      records.by(Agency.class, Agency::getAreaNumber);
  private final ReferenceIndex<Power, Authority> authorities =
      records.by(Authority.class, it -> new Power(it.getItemCode(), it.getAreaNumber()));
  private final ReferenceIndex<String, Region> regions = records.by(Region.class, Region::getCode);
  private final ReferenceIndex<String, SourceDeclaration> sources =
      records.by(SourceDeclaration.class, SourceDeclaration::getCdSource);
  private final WorkingCalendar calendar = WorkingCalendar.of(records, WorkingCalendar.SHANGHAI);

  private record Power(String item, String area) {}

  /**
   * Takes over one record.
   *
   * @param logTime when it became known, epoch ms UTC
   */
  public void take(ReferenceRecord record, long logTime) {
    records.take(record, logTime);
  }

  /**
   * What it took over, for lists of other kinds than it answers for; ask before taking anything.
   */
  public ReferenceRecords records() {
    return records;
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The agency of this code that exists on the day. */
  public Optional<Agency> agency(String code, LocalDate day) {
    return agencies.of(code).on(day);
  }

  /**
   * Agencies of exactly this region that exist on the day, in no order. Where sources disagree in
   * which region an agency is, it is in one: that of {@link #agency}.
   */
  Collection<Agency> agenciesIn(String area, LocalDate day) {
    return agenciesByArea.of(area).allOn(day).stream()
        .filter(agency -> agency(agency.getCode(), day).orElseThrow() == agency)
        .toList();
  }

  /** Who holds the item in exactly this region on the day, in no order. */
  Collection<Authority> holders(String item, String area, LocalDate day) {
    return authorities.of(new Power(item, area)).allOn(day);
  }

  /** Agency that answers for a sending system; empty where none is declared. */
  String answersFor(String cdSource) {
    return sources.of(cdSource).newest().map(SourceDeclaration::getAgencyCode).orElse("");
  }

  /** The region and those above it, nearest first; empty for no region. */
  public List<String> lineage(String area, LocalDate day) {
    List<String> line = new ArrayList<>();
    for (String at = area; !at.isEmpty() && !line.contains(at); at = parent(at, day)) {
      line.add(at);
    }
    return line;
  }

  /** Whether somebody has ever declared a zone of this code; the name of a park is none. */
  boolean isZone(String code) {
    return regions.of(code).newest().filter(Region::getExtension).isPresent();
  }

  /**
   * The functional zone (开发区、自贸区 …) of this code that is in force, and the zones above it, nearest
   * first; empty for what is no zone on the day.
   */
  List<String> zones(String code, LocalDate day) {
    return lineage(code, day).stream()
        .takeWhile(at -> regions.of(at).on(day).filter(Region::getExtension).isPresent())
        .toList();
  }

  /** Level of a region, 2 province to 4 county; as its code says where it is not declared. */
  int levelOf(String area, LocalDate day) {
    return region(area, day)
        .map(Region::getLevel)
        .filter(level -> level > 0)
        .orElseGet(() -> levelByDigits(area));
  }

  private String parent(String area, LocalDate day) {
    return region(area, day).map(Region::getParent).orElseGet(() -> parentByDigits(area));
  }

  /** A dissolved region keeps its place in the tree: alerts about it still need a centre. */
  private Optional<Region> region(String area, LocalDate day) {
    return regions.of(area).onOrNewest(day);
  }

  private static int levelByDigits(String area) {
    if (area.endsWith("0000")) {
      return 2;
    }
    return area.endsWith("00") ? 3 : 4;
  }

  /** GB/T 2260: county xxxxxx, city xxxx00, province xx0000. */
  private static String parentByDigits(String area) {
    if (area.length() != 6 || area.endsWith("0000")) {
      return "";
    }
    return area.endsWith("00") ? area.substring(0, 2) + "0000" : area.substring(0, 4) + "00";
  }
}
