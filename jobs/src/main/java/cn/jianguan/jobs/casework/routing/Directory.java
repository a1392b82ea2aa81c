package cn.jianguan.jobs.casework.routing;

import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who supervises what where, as the reference data says: agencies, who holds an item, regions and
 * the working calendar. Every answer is for a day, since agencies and powers come and go. Days are
 * those of Asia/Shanghai. Not thread-safe.
 */
public final class Directory {
  private static final String NATIONAL = "";

  private final Map<String, Object> rows = new HashMap<>();
  private final Map<String, List<Agency>> agenciesByCode = new HashMap<>();
  private final Map<String, List<Agency>> agenciesByArea = new HashMap<>();
  private final Map<String, List<Authority>> authorities = new HashMap<>();
  private final Map<String, List<Region>> regions = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private final WorkingCalendar calendar = new WorkingCalendar();

  /** Takes over one row; the latest row of an identity holds, a delete takes it back. */
  public void accept(ReferenceRecord record) {
    String identity = identity(record);
    remove(rows.remove(identity));
    if (record.getEnvelope().getCdOperation() != Operation.DELETE && record.getBody() != null) {
      rows.put(identity, record.getBody());
      add(record.getBody());
    }
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The agency of this code that exists on the day. */
  public Optional<Agency> agency(String code, LocalDate day) {
    return agenciesByCode.getOrDefault(code, List.of()).stream()
        .filter(agency -> new Validity(agency.getValidFrom(), agency.getValidTo()).on(day))
        .findFirst();
  }

  /** Agencies of exactly this region that exist on the day, in no order. */
  Collection<Agency> agenciesIn(String area, LocalDate day) {
    return agenciesByArea.getOrDefault(area, List.of()).stream()
        .filter(agency -> new Validity(agency.getValidFrom(), agency.getValidTo()).on(day))
        .toList();
  }

  /** Who holds the item in exactly this region on the day, in no order. */
  Collection<Authority> holders(String item, String area, LocalDate day) {
    return authorities.getOrDefault(holderKey(item, area), List.of()).stream()
        .filter(holder -> new Validity(holder.getValidFrom(), holder.getValidTo()).on(day))
        .toList();
  }

  /** Agency that answers for a sending system; empty where none is declared. */
  String answersFor(String cdSource) {
    return sources.getOrDefault(cdSource, "");
  }

  /** The region and those above it, nearest first; empty for no region. */
  public List<String> lineage(String area, LocalDate day) {
    List<String> line = new ArrayList<>();
    for (String at = area; !at.isEmpty() && !line.contains(at); at = parent(at, day)) {
      line.add(at);
    }
    return line;
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

  private Optional<Region> region(String area, LocalDate day) {
    List<Region> known = regions.getOrDefault(area, List.of());
    return known.stream()
        .filter(region -> new Validity(region.getValidFrom(), region.getValidTo()).on(day))
        .findFirst()
        // A dissolved region keeps its place in the tree: alerts about it still need a centre.
        .or(() -> known.stream().findFirst());
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

  private void add(Object body) {
    if (body instanceof Agency agency) {
      list(agenciesByCode, agency.getCode()).add(agency);
      list(agenciesByArea, agency.getAreaNumber()).add(agency);
    } else if (body instanceof Authority holder) {
      list(authorities, holderKey(holder.getItemCode(), holder.getAreaNumber())).add(holder);
    } else if (body instanceof Region region) {
      list(regions, region.getCode()).add(region);
    } else if (body instanceof SourceDeclaration source) {
      sources.put(source.getCdSource(), source.getAgencyCode());
    } else if (body instanceof CalendarDay day && day.getZone().equals(NATIONAL)) {
      calendar.put(day.getDate(), day.getWorking());
    }
  }

  private void remove(Object body) {
    if (body instanceof Agency agency) {
      list(agenciesByCode, agency.getCode()).remove(agency);
      list(agenciesByArea, agency.getAreaNumber()).remove(agency);
    } else if (body instanceof Authority holder) {
      list(authorities, holderKey(holder.getItemCode(), holder.getAreaNumber())).remove(holder);
    } else if (body instanceof Region region) {
      list(regions, region.getCode()).remove(region);
    } else if (body instanceof SourceDeclaration source) {
      sources.remove(source.getCdSource());
    }
  }

  private static <T> List<T> list(Map<String, List<T>> index, String key) {
    return index.computeIfAbsent(key, unused -> new ArrayList<>());
  }

  private static String holderKey(String item, String area) {
    return item + '@' + area;
  }

  private static String identity(ReferenceRecord record) {
    String own = record.getEnvelope().getRecordUniqueIdentity();
    return own.isEmpty()
        ? record.getEnvelope().getCdSource() + '/' + record.getEnvelope().getCdId()
        : own;
  }
}
