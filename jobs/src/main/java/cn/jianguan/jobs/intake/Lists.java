package cn.jianguan.jobs.intake;

import cn.jianguan.code.BundledTable;
import cn.jianguan.record.Agency;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The reference lists rows are checked against: what is shipped, and what `reference` brought.
 * Codes of one list may live several lives and may be declared by several schemes, so a code finds
 * a list of entries.
 */
final class Lists {
  private static final String NATIONAL = "";
  private static final SourceDeclaration UNDECLARED =
      SourceDeclaration.newBuilder().setCdSource("").setName("").build();

  private final Map<String, Object> bodies = new HashMap<>();
  private final Map<String, List<Region>> regions = new HashMap<>();
  private final Map<String, List<Agency>> agencies = new HashMap<>();
  private final Map<String, List<SupervisionItem>> items = new HashMap<>();
  private final Map<String, List<CodeListEntry>> codes = new HashMap<>();
  private final Map<String, List<IdScheme>> schemes = new HashMap<>();
  private final Map<String, SourceDeclaration> sources = new HashMap<>();
  private final WorkingCalendar calendar = new WorkingCalendar();
  private int calendarChanges;

  Lists() {
    for (String[] row : BundledTable.rows(Lists.class, "code-lists.csv", 5)) {
      add(
          CodeListEntry.newBuilder()
              .setList(row[0])
              .setCode(row[1])
              .setMeaningZh(row[2])
              .setMeaningEn(row[3])
              .setGroup(row[4])
              .build());
    }
    add(scheme("USCC", "统一社会信用代码", "[0-9A-HJ-NPQRTUWXY]{18}", "GB32100", false));
    add(scheme("ORG_CODE", "组织机构代码", "[0-9A-Z]{8}-?[0-9X]", "GB11714", false));
    add(scheme("ID_CARD", "居民身份证", "\\d{17}[0-9X]", "GB11643", true));
  }

  /** Takes over one row; the newest of a reference id holds, a deleted one leaves. */
  void take(String id, ReferenceRecord record) {
    Object before = bodies.remove(id);
    if (before != null) {
      withdraw(before);
    }
    if (record.getBody() != null) {
      bodies.put(id, record.getBody());
      add(record.getBody());
    }
  }

  private void add(Object body) {
    if (body instanceof Region region) {
      list(regions, region.getCode()).add(region);
    } else if (body instanceof Agency agency) {
      list(agencies, agency.getCode()).add(agency);
    } else if (body instanceof SupervisionItem item) {
      list(items, item.getItemCode()).add(item);
    } else if (body instanceof CodeListEntry entry) {
      list(codes, entry.getList() + '/' + entry.getCode()).add(entry);
    } else if (body instanceof IdScheme scheme) {
      list(schemes, scheme.getScheme()).add(scheme);
    } else if (body instanceof SourceDeclaration source) {
      sources.put(source.getCdSource(), source);
    } else if (body instanceof CalendarDay day && day.getZone().isEmpty()) {
      calendar.put(day.getDate(), day.getWorking());
      calendarChanges++;
    }
  }

  private void withdraw(Object body) {
    Predicate<Object> same = other -> other == body;
    if (body instanceof Region region) {
      regions.get(region.getCode()).removeIf(same);
    } else if (body instanceof Agency agency) {
      agencies.get(agency.getCode()).removeIf(same);
    } else if (body instanceof SupervisionItem item) {
      items.get(item.getItemCode()).removeIf(same);
    } else if (body instanceof CodeListEntry entry) {
      codes.get(entry.getList() + '/' + entry.getCode()).removeIf(same);
    } else if (body instanceof IdScheme scheme) {
      schemes.get(scheme.getScheme()).removeIf(same);
    } else if (body instanceof SourceDeclaration source) {
      sources.remove(source.getCdSource(), source);
    }
  }

  /** What the source declared about itself; national rules for one that declared nothing. */
  SourceDeclaration source(String cdSource) {
    return sources.getOrDefault(cdSource, UNDECLARED);
  }

  /** Regions of that code in the lists the source is checked against. */
  List<Region> regions(String code, SourceDeclaration source) {
    return within(regions, code, region -> holds(source.getRegionSchemes(), region.getScheme()));
  }

  List<Agency> agencies(String code) {
    return agencies.getOrDefault(code, List.of());
  }

  /** Items of that code in the catalogues the source is checked against. */
  List<SupervisionItem> items(String code, SourceDeclaration source) {
    return within(items, code, item -> holds(source.getItemSchemes(), item.getScheme()));
  }

  /** Entries of a dictionary for a code: national ones, and those the source declared. */
  List<CodeListEntry> codes(String list, String code, SourceDeclaration source) {
    return within(codes, list + '/' + code, entry -> isOpenTo(entry.getCdSource(), source));
  }

  /** Schemes of that name: national ones, and those the source declared or said it uses. */
  List<IdScheme> schemes(String name, SourceDeclaration source) {
    return within(
        schemes,
        name,
        scheme -> isOpenTo(scheme.getCdSource(), source) || source.getIdSchemes().contains(name));
  }

  WorkingCalendar calendar() {
    return calendar;
  }

  /** Rises with every day of the calendar that was taken over. */
  int calendarChanges() {
    return calendarChanges;
  }

  /** No scheme declared means the national list. */
  private static boolean holds(List<String> declared, String scheme) {
    return declared.isEmpty() ? scheme.equals(NATIONAL) : declared.contains(scheme);
  }

  private static boolean isOpenTo(String cdSource, SourceDeclaration source) {
    return cdSource.equals(NATIONAL) || cdSource.equals(source.getCdSource());
  }

  private static <T> List<T> within(Map<String, List<T>> all, String code, Predicate<T> open) {
    List<T> found = all.get(code);
    if (found == null) {
      return List.of();
    }
    // Nearly always one entry that is open, or all are: then nothing is made anew.
    for (T each : found) {
      if (!open.test(each)) {
        return found.stream().filter(open).toList();
      }
    }
    return found;
  }

  private static <T> List<T> list(Map<String, List<T>> all, String code) {
    return all.computeIfAbsent(code, unused -> new ArrayList<>(1));
  }

  private static IdScheme scheme(
      String scheme, String name, String pattern, String algorithm, boolean person) {
    return IdScheme.newBuilder()
        .setScheme(scheme)
        .setName(name)
        .setPattern(pattern)
        .setCheckAlgorithm(algorithm)
        .setNaturalPerson(person)
        .build();
  }
}
