package cn.jianguan.simulator;

import cn.jianguan.code.RegionCode;
import cn.jianguan.code.Regions;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Region;
import cn.jianguan.record.SupervisionItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who is there: the regions of a real code list under simulated names, agencies, items and
 * enterprises. At the larger scales 200 departments, beside them centres, justice and towns.
 */
final class Province {
  static final String CODE = "320000";

  /** The fifteen domains of the models, those with the most to do first. */
  static final List<String> DOMAINS =
      List.of(
          "SC", "YJ", "ST", "ZJ", "RS", "WJ", "YP", "JT", "JY", "NY", "JR", "SL", "ZR", "WL", "GZ");

  /** Credit and shared data, of the department that keeps the data of all others. */
  private static final String DATA = "XY";

  private static final Map<String, String> DEPARTMENTS =
      Map.ofEntries(
          Map.entry("SC", "市场监督管理局"),
          Map.entry("YJ", "应急管理局"),
          Map.entry("ST", "生态环境局"),
          Map.entry("ZJ", "住房和城乡建设局"),
          Map.entry("RS", "人力资源和社会保障局"),
          Map.entry("WJ", "卫生健康委员会"),
          Map.entry("YP", "药品监督管理局"),
          Map.entry("JT", "交通运输局"),
          Map.entry("JY", "教育局"),
          Map.entry("NY", "农业农村局"),
          Map.entry("JR", "地方金融管理局"),
          Map.entry("SL", "水利局"),
          Map.entry("ZR", "自然资源和规划局"),
          Map.entry("WL", "文化广电和旅游局"),
          Map.entry("GZ", "公共资源交易监督管理局"),
          Map.entry(DATA, "政务服务和数据局"),
          Map.entry("", "综合行政执法局"));

  private static final int DEPARTMENTS_OF_A_CITY = 10;
  private static final int DEPARTMENTS_OF_A_COUNTY = 4;

  /** Items of a domain: the first are in force, the last three are not, each in its way. */
  private static final int ITEMS = 6;

  private final List<Region> regions = new ArrayList<>();
  private final Map<String, Agency> agencies = new LinkedHashMap<>();
  private final List<SupervisionItem> items = new ArrayList<>();
  private final List<Enterprise> enterprises = new ArrayList<>();
  private final Map<String, Enterprise> byKey = new HashMap<>();
  private final List<String> cities = new ArrayList<>();
  private final List<String> counties = new ArrayList<>();

  /**
   * @param day on which its regions are in force
   */
  Province(Scale scale, LocalDate day) {
    regions(day);
    List<String> own = counties.stream().filter(it -> withDepartments(it, scale)).toList();
    List<String> ofProvince = new ArrayList<>(DOMAINS);
    ofProvince.addAll(List.of("", DATA));
    government(CODE, 2, "PROV_CENTRE", ofProvince);
    agency("S", CODE, 2, "", "SUPERVISOR", "纠风督查室");
    for (String city : cities.subList(0, scale.cities)) {
      List<String> domains = new ArrayList<>(DOMAINS.subList(0, DEPARTMENTS_OF_A_CITY));
      domains.add("");
      government(city, 3, "CITY_CENTRE", domains);
    }
    for (String county : own.subList(0, scale.counties)) {
      government(county, 4, "COUNTY_CENTRE", DOMAINS.subList(0, DEPARTMENTS_OF_A_COUNTY));
      agency("TW", county, 5, "", "DEPT", "第一街道办事处");
      entrusted(county);
    }
    catalogue();
    List<String> places = new ArrayList<>(own.subList(0, scale.counties));
    for (int i = 0; i < scale.enterprises; i++) {
      // Most of what happens, happens where there are departments.
      String area = i % 3 > 0 ? places.get(i % places.size()) : counties.get(i % counties.size());
      String city = nameOf(city(area)).replace(Simulated.NAME + "·", "");
      Enterprise enterprise = Enterprise.of(i, area, city);
      enterprises.add(enterprise);
      byKey.put("USCC:" + enterprise.code(), enterprise);
    }
  }

  /** One county of each city, as far as they go; none of a city without departments. */
  private boolean withDepartments(String county, Scale scale) {
    return cities.subList(0, scale.cities).contains(city(county))
        && county.equals(
            counties.stream().filter(it -> city(it).equals(city(county))).findFirst().orElse(""));
  }

  private void regions(LocalDate day) {
    Regions.shipped().all().stream()
        .filter(it -> it.code().code().startsWith("32") && it.mayBeValidOn(day))
        .sorted(Comparator.comparing(it -> it.code().code()))
        .forEach(it -> region(it.code(), it.name()));
  }

  private void region(RegionCode code, String name) {
    String text = code.code();
    int level = text.equals(CODE) ? 2 : text.endsWith("00") ? 3 : 4;
    String parent = level == 2 ? "" : level == 3 ? CODE : city(text);
    if (level == 3) {
      cities.add(text);
    } else if (level == 4) {
      counties.add(text);
    }
    regions.add(
        Region.newBuilder()
            .setCode(text)
            .setName(Simulated.NAME + "·" + name)
            .setLevel(level)
            .setParent(parent)
            .setExtension(true)
            .setScheme(Simulated.CATALOGUE)
            .build());
  }

  private void government(String area, int level, String centre, List<String> domains) {
    agency("C", area, level, "", centre, "监管中心");
    agency("JU", area, level, "", "JUSTICE", "司法局");
    domains.forEach(domain -> agency(domain, area, level, domain, "DEPT", DEPARTMENTS.get(domain)));
  }

  private void agency(
      String kind, String area, int level, String domain, String role, String name) {
    Agency agency =
        Agency.newBuilder()
            .setCode(codeOf(kind, area))
            .setName(nameOf(area) + name)
            .setLevel(level)
            .setAreaNumber(area)
            .setDomain(domain)
            .setRole(role)
            .build();
    agencies.put(agency.getCode(), agency);
  }

  /** A registered body that acts for the market department. */
  private void entrusted(String county) {
    Agency body =
        Agency.newBuilder()
            .setCode(codeOf("WT", county))
            .setName(nameOf(county) + "受委托检查服务中心")
            .setLevel(4)
            .setAreaNumber(county)
            .setDomain("SC")
            .setRole("DEPT")
            .setEntrusted(true)
            .setEntrustedBy(codeOf("SC", county))
            .build();
    agencies.put(body.getCode(), body);
  }

  private static String codeOf(String kind, String area) {
    return Simulated.AGENCY + (kind.isEmpty() ? "ZH" : kind) + "-" + area;
  }

  private String nameOf(String area) {
    return regions.stream()
        .filter(it -> it.getCode().equals(area))
        .findFirst()
        .map(Region::getName)
        .orElseThrow();
  }

  private void catalogue() {
    for (int domain = 0; domain < DOMAINS.size(); domain++) {
      for (int number = 1; number <= ITEMS; number++) {
        items.add(item(domain, number));
      }
    }
  }

  private static SupervisionItem item(int domain, int number) {
    String state = number <= 3 ? "ACTIVE" : number == 4 ? "ACTIVE" : "CANCELLED";
    SupervisionItem.Builder item =
        SupervisionItem.newBuilder()
            .setItemCode("SIM32%02d%04d".formatted(domain, number))
            .setItemName(Simulated.NAME + "监管事项 " + DOMAINS.get(domain) + "-" + number)
            .setDomain(DOMAINS.get(domain))
            .setLevels(List.of("2", "3", "4", "5"))
            .setMeasures(List.of("INSPECT", "PENALTY", "COERCE", "OTHER"))
            .setStatus(state)
            .setPublished(number != 4)
            .setScheme(Simulated.CATALOGUE);
    if (number == 6) {
      item.setStatus("ACTIVE").setEffectiveTo(LocalDate.of(2019, 12, 31));
    }
    return item.build();
  }

  List<Region> regions() {
    return regions;
  }

  Map<String, Agency> agencies() {
    return agencies;
  }

  List<SupervisionItem> items() {
    return items;
  }

  List<Enterprise> enterprises() {
    return enterprises;
  }

  /** Departments that answer alerts: neither centres nor justice nor bodies of others. */
  List<Agency> departments() {
    return agencies.values().stream()
        .filter(it -> it.getRole().equals("DEPT") && !it.getEntrusted() && it.getLevel() < 5)
        .toList();
  }

  /** Departments that have plans of random inspections: those of one domain. */
  List<Agency> inspecting() {
    return departments().stream().filter(it -> DOMAINS.contains(it.getDomain())).toList();
  }

  /** Items in force that a department checks. */
  List<String> itemsOf(Agency department) {
    return Stream.of(0, 1, 2).map(it -> item(department.getDomain(), "", it)).toList();
  }

  /** Enterprises in the area of a department. */
  List<Enterprise> enterprisesOf(Agency department) {
    String area = department.getAreaNumber();
    return enterprises.stream()
        .filter(it -> List.of(it.area(), city(it.area()), CODE).contains(area))
        .toList();
  }

  /** By key of an alert; null where it is none of the province's. */
  Enterprise enterprise(String objectKey) {
    return byKey.get(objectKey);
  }

  /**
   * An item of a domain; another domain's where it is none of the fifteen.
   *
   * @param status as intake says it: empty in force, UNPUBLISHED, CANCELLED, NOT_IN_FORCE
   */
  String item(String domain, String status, int number) {
    int at = Math.max(0, DOMAINS.indexOf(domain));
    int within =
        switch (status) {
          case "UNPUBLISHED" -> 4;
          case "CANCELLED", "SUSPENDED" -> 5;
          case "NOT_IN_FORCE" -> 6;
          default -> 1 + Math.floorMod(number, 3);
        };
    return "SIM32%02d%04d".formatted(at, within);
  }

  /** The department of a domain that is nearest to a place, from the place upwards. */
  Agency department(String domain, String area) {
    for (String at : List.of(area, city(area), CODE)) {
      for (String kind : List.of(domain, "")) {
        Agency agency = agencies.get(codeOf(kind, at));
        if (agency != null && agency.getRole().equals("DEPT")) {
          return agency;
        }
      }
    }
    return agencies.get(codeOf("SC", CODE));
  }

  /**
   * A department of a centre's own place: of a domain, of all domains, or the market department.
   *
   * @param domain empty: of all domains
   */
  Agency departmentIn(String domain, String area) {
    return Stream.of(domain, "", "SC")
        .map(kind -> agencies.get(codeOf(kind, area)))
        .filter(it -> it != null && it.getRole().equals("DEPT"))
        .findFirst()
        .orElseThrow();
  }

  /** The department that keeps the data of all others. */
  Agency dataBureau() {
    return agencies.get(codeOf(DATA, CODE));
  }

  /** The supervision centre of the province. */
  Agency centre() {
    return agencies.get(codeOf("C", CODE));
  }

  /** A body that acts for another near a place, or anywhere. */
  String entrustedBody(String area) {
    String near = codeOf("WT", area);
    return agencies.containsKey(near)
        ? near
        : agencies.values().stream()
            .filter(Agency::getEntrusted)
            .findFirst()
            .orElseThrow()
            .getCode();
  }

  /** A county of another city. */
  String elsewhere(String area) {
    return counties.stream().filter(it -> !city(it).equals(city(area))).findFirst().orElseThrow();
  }

  static String city(String area) {
    return area.substring(0, 4) + "00";
  }
}
