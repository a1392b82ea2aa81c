package cn.jianguan.jobs.casework.routing;

import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.HitRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds one agency: in the zone where the object lies whoever holds the item there, else from the
 * region of the wanted level upwards, the nearest region in which anybody answers. In a region the
 * holder of the item (授权、下放) comes before the department of the domain, a department of the domain
 * before one of several. Two equally near are not chosen between.
 */
final class Search {
  private static final int TOWN = 5;

  private final Directory directory;

  Search(Directory directory) {
    this.directory = directory;
  }

  SearchResult find(Addressee wanted, HitRecord hit, LocalDate day) {
    String domain = wanted.domain().isEmpty() ? hit.getDomain() : wanted.domain();
    int level = wanted.code().level;
    return switch (wanted.code().kind) {
      case AGENCY -> itself(hit.getAgencyCode(), day);
      case SOURCE -> itself(directory.answersFor(source(hit)), day);
      case DEPARTMENT ->
          wanted.domain().isEmpty() && directory.isZone(hit.getZone())
              ? inZone(wanted, hit, day)
              : department(wanted, hit, domain, day);
      case TOWN -> upwards(level, hit.getAreaNumber(), day, agency -> agency.getLevel() == TOWN);
      case CENTRE -> centre(level, hit.getAreaNumber(), day);
      case JUSTICE -> justice(hit, day);
    };
  }

  /** Centre of a level for an area, or the nearest one above it. */
  SearchResult centre(int level, String area, LocalDate day) {
    return upwards(level, area, day, agency -> agency.getRole().endsWith("_CENTRE"));
  }

  private SearchResult itself(String code, LocalDate day) {
    if (code.isEmpty()) {
      return SearchResult.none("命中未指明机关", "the hit names no agency");
    }
    return directory
        .agency(code, day)
        .map(agency -> found(agency, "行为机关", "the agency concerned"))
        .orElseGet(
            () ->
                SearchResult.none(
                    "机关 " + code + " 不在 " + day + " 的机构名录",
                    code + " is not an agency in force on " + day));
  }

  /** Subjects about data are keyed by source and table, with a bar between. */
  private static String source(HitRecord hit) {
    String subject = hit.getSubjectKey();
    return subject.substring(0, Math.max(0, subject.lastIndexOf('|')));
  }

  private SearchResult justice(HitRecord hit, LocalDate day) {
    Agency concerned = directory.agency(hit.getAgencyCode(), day).orElse(null);
    String area = concerned == null ? hit.getAreaNumber() : concerned.getAreaNumber();
    int level = concerned == null || concerned.getLevel() == 0 ? 4 : concerned.getLevel();
    return upwards(level, area, day, agency -> agency.getRole().equals("JUSTICE"));
  }

  /**
   * The committee of a zone acts for what was given to it, item by item, and for no department
   * else: a power of a level holds for that level and those below.
   */
  private SearchResult inZone(Addressee wanted, HitRecord hit, LocalDate day) {
    int level = wanted.code().level;
    List<String> zones = directory.zones(hit.getZone(), day);
    for (String zone : zones) {
      for (String item : hit.getItemCodes()) {
        List<Authority> holders =
            inForce(directory.holders(item, zone, day), day).stream()
                .filter(holder -> holder.getLevel() <= level)
                .toList();
        if (!holders.isEmpty()) {
          return holder(holders, item, zone, level, day);
        }
      }
    }
    return department(wanted, hit, hit.getDomain(), day).after(nobody(hit.getZone(), zones, day));
  }

  private static SearchResult nobody(String zone, List<String> zones, LocalDate day) {
    return zones.isEmpty()
        ? SearchResult.none(
            "园区 %s 不是 %s 有效的功能区".formatted(zone, day),
            "%s is no functional zone in force on %s".formatted(zone, day))
        : SearchResult.none(
            "功能区 %s 没有该事项的职权".formatted(zone), "nobody holds the item in zone " + zone);
  }

  private SearchResult department(Addressee wanted, HitRecord hit, String domain, LocalDate day) {
    for (String area : line(wanted.code().level, hit.getAreaNumber(), day)) {
      for (String item : wanted.domain().isEmpty() ? hit.getItemCodes() : List.<String>of()) {
        Collection<Authority> holders = inForce(directory.holders(item, area, day), day);
        if (!holders.isEmpty()) {
          return holder(holders, item, area, wanted.code().level, day);
        }
      }
      Collection<Agency> departments = departments(area, domain, day);
      if (!departments.isEmpty()) {
        return only(
            departments,
            area + " 的 " + domain + " 领域部门",
            "department of " + domain + " in " + area);
      }
    }
    return SearchResult.none(
        "区划 %s 及其上级没有 %s 领域部门".formatted(hit.getAreaNumber(), domain),
        "no department of %s in %s or above".formatted(domain, hit.getAreaNumber()));
  }

  /** Holders that are agencies in force themselves. */
  private List<Authority> inForce(Collection<Authority> holders, LocalDate day) {
    return holders.stream()
        .filter(h -> directory.agency(h.getAgencyCode(), day).isPresent())
        .toList();
  }

  private SearchResult holder(
      Collection<Authority> holders, String item, String area, int level, LocalDate day) {
    List<Authority> ofLevel = holders.stream().filter(h -> h.getLevel() == level).toList();
    List<Agency> agencies =
        (ofLevel.isEmpty() ? holders : ofLevel)
            .stream().map(h -> directory.agency(h.getAgencyCode(), day).orElseThrow()).toList();
    return only(agencies, area + " 事项职权 " + item, "holds item " + item + " in " + area);
  }

  private Collection<Agency> departments(String area, String domain, LocalDate day) {
    List<Agency> departments =
        directory.agenciesIn(area, day).stream()
            .filter(agency -> agency.getRole().isEmpty() || agency.getRole().equals("DEPT"))
            .filter(agency -> !agency.getEntrusted() && agency.getLevel() != TOWN)
            .toList();
    List<Agency> ofDomain =
        departments.stream().filter(agency -> agency.getDomain().equals(domain)).toList();
    return ofDomain.isEmpty()
        ? departments.stream().filter(agency -> agency.getDomain().isEmpty()).toList()
        : ofDomain;
  }

  private SearchResult upwards(int level, String area, LocalDate day, Predicate<Agency> wanted) {
    for (String at : line(level, area, day)) {
      List<Agency> agencies = directory.agenciesIn(at, day).stream().filter(wanted).toList();
      if (!agencies.isEmpty()) {
        return only(agencies, "区划 " + at, "region " + at);
      }
    }
    return SearchResult.none("区划 " + area + " 及其上级没有", "none in region " + area + " or above");
  }

  /** The regions to look in, nearest first, starting at a level; lower ones are left out. */
  private List<String> line(int level, String area, LocalDate day) {
    return directory.lineage(area, day).stream()
        .dropWhile(at -> directory.levelOf(at, day) > level)
        .toList();
  }

  private static SearchResult only(Collection<Agency> agencies, String howZh, String howEn) {
    List<Agency> different =
        agencies.stream()
            .collect(Collectors.toMap(Agency::getCode, a -> a, (a, b) -> a, java.util.TreeMap::new))
            .values()
            .stream()
            .toList();
    if (different.size() > 1) {
      List<String> codes = different.stream().map(Agency::getCode).toList();
      return SearchResult.none(
          "不唯一：%s（%s）".formatted(String.join("、", codes), howZh),
          "not unique: %s (%s)".formatted(String.join(", ", codes), howEn));
    }
    return found(different.get(0), howZh, howEn);
  }

  private static SearchResult found(Agency agency, String howZh, String howEn) {
    String who = agency.getCode() + " " + agency.getName();
    return new SearchResult(
        agency.getCode(), "%s（%s）".formatted(who, howZh), "%s (%s)".formatted(who, howEn));
  }
}
