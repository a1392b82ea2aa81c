package cn.jianguan.simulator;

import cn.jianguan.record.Agency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who plays whom in one story: the objects, agencies, items and numbers of an example by what
 * stands for them in the province. The same value is always played by the same.
 */
final class Cast {
  private final Province province;
  private final String story;
  private final String domain;
  private final int first;
  private final String place;
  private final List<Agency> departments;
  private final Map<String, Enterprise> objects = new HashMap<>();
  private final Map<String, Agency> agencies = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();

  /**
   * @param story short name, unique in the province
   * @param domain of the model; of its agencies where it is one of the fifteen
   */
  Cast(Province province, String story, String domain, Chance chance) {
    this.province = province;
    this.story = story;
    this.domain = Province.DOMAINS.contains(domain) ? domain : chance.oneOf(Province.DOMAINS);
    this.first = chance.below(province.enterprises().size());
    this.place = province.enterprises().get(first).area();
    this.departments = departments();
  }

  /** That of the domain first, then those of its city, then all others. */
  private List<Agency> departments() {
    Agency own = province.department(domain, place);
    List<Agency> all =
        province.agencies().values().stream()
            .filter(it -> it.getRole().equals("DEPT") && !it.getEntrusted() && it.getLevel() < 5)
            .toList();
    List<Agency> ordered = new ArrayList<>(List.of(own));
    Stream.concat(
            all.stream().filter(it -> it.getAreaNumber().equals(own.getAreaNumber())), all.stream())
        .filter(it -> !ordered.contains(it))
        .forEach(ordered::add);
    return ordered;
  }

  String domain() {
    return domain;
  }

  String place() {
    return place;
  }

  Enterprise object(String code) {
    return objects.computeIfAbsent(code, unused -> enterprise(objects.size()));
  }

  private Enterprise enterprise(int number) {
    List<Enterprise> all = province.enterprises();
    return all.get((first + number) % all.size());
  }

  Agency agency(String code) {
    return agencies.computeIfAbsent(
        code, unused -> departments.get(agencies.size() % departments.size()));
  }

  /** The agency that acts where the example names none. */
  Agency ownAgency() {
    return agencies.values().stream().findFirst().orElse(departments.get(0));
  }

  /**
   * @param status as intake will say it, by the catalogue
   */
  String item(String code, String status) {
    return province.item(domain, status, items.computeIfAbsent(code, unused -> items.size()));
  }

  /** A number that means nothing but itself; that of an object where the example uses one. */
  String number(String value) {
    if (objects.containsKey(value)) {
      return objects.get(value).code();
    }
    return numbers.computeIfAbsent(value, unused -> story + '-' + (numbers.size() + 1));
  }

  Province province() {
    return province;
  }
}
