package cn.jianguan.server.reference;

import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Kept;
import cn.jianguan.server.store.Question;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Regions, agencies and models; what was read is kept for a while. */
@Component
public class Directory {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration USABLE = Duration.ofMinutes(2);

  private final ClickHouse clickHouse;
  private final Kept<Known> known = new Kept<>(FRESH, USABLE);

  Directory(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** One region. */
  public record Region(String code, String name, int level, String parent) {}

  /** One agency or centre. */
  public record Agency(
      String code, String name, int level, String areaNumber, String role, String domain) {}

  /** One model by its name. */
  public record Model(String modelId, String nameZh, String nameEn, String domain) {}

  private record Known(
      Map<String, Region> regions,
      Map<String, List<String>> below,
      Map<String, Agency> agencies,
      Map<String, Model> models) {}

  private Known known() {
    return known.get(this::read);
  }

  private Known read() {
    Map<String, Region> regions = new LinkedHashMap<>();
    Map<String, List<String>> below = new HashMap<>();
    for (Region region :
        clickHouse.rows(
            Region.class,
            Question.of(
                "SELECT code, name, level, parent FROM region FINAL ORDER BY code, valid_from"))) {
      regions.put(region.code(), region);
      below.computeIfAbsent(region.parent(), any -> new java.util.ArrayList<>()).add(region.code());
    }
    Map<String, Agency> agencies = new LinkedHashMap<>();
    clickHouse
        .rows(
            Agency.class,
            Question.of(
                "SELECT code, name, level, area_number, if(role = '', 'DEPT', role) AS role, domain"
                    + " FROM agency FINAL ORDER BY level, code LIMIT 20000"))
        .forEach(agency -> agencies.put(agency.code(), agency));
    Map<String, Model> models = new LinkedHashMap<>();
    clickHouse
        .rows(
            Model.class,
            Question.of(
                "SELECT model_id, argMax(name_zh, log_time) AS name_zh, argMax(name_en, log_time) AS"
                    + " name_en, argMax(domain, log_time) AS domain FROM model FINAL GROUP BY"
                    + " model_id ORDER BY model_id"))
        .forEach(model -> models.put(model.modelId(), model));
    return new Known(regions, below, agencies, models);
  }

  /** Name of a region; its code where it has none. */
  public String regionName(String code) {
    return Optional.ofNullable(known().regions.get(code)).map(Region::name).orElse(code);
  }

  /** Name of an agency; its code where it has none. */
  public String agencyName(String code) {
    return agency(code).map(Agency::name).orElse(code);
  }

  public Optional<Agency> agency(String code) {
    return Optional.ofNullable(known().agencies.get(code));
  }

  public Optional<Region> region(String code) {
    return Optional.ofNullable(known().regions.get(code));
  }

  public Optional<Model> model(String id) {
    return Optional.ofNullable(known().models.get(id));
  }

  public Collection<Agency> agencies() {
    return known().agencies.values();
  }

  public Collection<Model> models() {
    return known().models.values();
  }

  /** A region and all below it, by the reference's own tree. */
  public Set<String> subtree(String code) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(code));
    Known now = known();
    while (!open.isEmpty()) {
      String next = open.pop();
      if (all.add(next)) {
        open.addAll(now.below.getOrDefault(next, List.of()));
      }
    }
    return all;
  }

  /** Those right below a region; of the empty code: those that are below none. */
  public List<Region> below(String code) {
    Known now = known();
    return now.below.getOrDefault(code, List.of()).stream().map(now.regions::get).toList();
  }
}
