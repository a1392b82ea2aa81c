package cn.jianguan.jobs.casework.routing;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the addressee codes of a hit into agencies. The first entry that is no copy is asked to
 * act, all others are notified; RED always goes to the city and the province centre as well. A copy
 * that cannot be named is left out and emitted so; an addressee that cannot be named leaves the
 * route unresolved.
 */
public final class Router {
  private final Directory directory;
  private final Search search;

  public Router(Directory directory) {
    this.directory = directory;
    this.search = new Search(directory);
  }

  /**
   * @param day day on which powers and agencies must hold, Asia/Shanghai
   */
  public Route route(HitRecord hit, LocalDate day) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    Set<String> copies = new LinkedHashSet<>();
    String addressee = "";
    boolean asked = false;
    for (String text : hit.getAddressees()) {
      Optional<Addressee> entry = Addressee.parse(text);
      SearchResult found =
          entry
              .map(known -> search.find(known, hit, day))
              .orElseGet(() -> SearchResult.none("未知收件代码", "unknown addressee code"));
      boolean acts = !asked && entry.map(known -> !known.copy()).orElse(true);
      zh.add((acts ? "主送 " : "抄送 ") + text + " → " + found.zh());
      en.add((acts ? "to " : "copy to ") + text + " → " + found.en());
      if (acts) {
        asked = true;
        addressee = found.agency();
      } else {
        copies.add(found.agency());
      }
    }
    if (!asked) {
      zh.add("模型没有主送单位");
      en.add("the model names nobody to act");
    }
    if (hit.getSeverity() == Severity.RED) {
      copies.addAll(redCopies(hit.getAreaNumber(), day));
      zh.add("红色预警抄送市、省监管中心");
      en.add("RED goes to the city and province centres");
    }
    copies.remove("");
    copies.remove(addressee);
    String centre = dispatcher(addressee, hit.getAreaNumber(), day);
    return new Route(
        addressee, centre, List.copyOf(copies), String.join("；", zh), String.join("; ", en));
  }

  /** City and province centre of an area, those that exist. */
  public List<String> redCopies(String area, LocalDate day) {
    return List.of(search.centre(3, area, day), search.centre(2, area, day)).stream()
        .map(SearchResult::agency)
        .filter(code -> !code.isEmpty())
        .distinct()
        .toList();
  }

  /** Centre of the addressee's own level, or the next one up, for the area; empty where none is. */
  private String dispatcher(String addressee, String area, LocalDate day) {
    int level =
        directory
            .agency(addressee, day)
            .map(agency -> agency.getLevel())
            .filter(l -> l > 0)
            .orElse(4);
    return search.centre(level, area, day).agency();
  }

  /** The nearest centre above a centre; empty where there is none. */
  public String centreAbove(String centre, LocalDate day) {
    return directory
        .agency(centre, day)
        .map(agency -> search.centre(agency.getLevel() - 1, agency.getAreaNumber(), day).agency())
        .filter(above -> !above.equals(centre))
        .orElse("");
  }
}
