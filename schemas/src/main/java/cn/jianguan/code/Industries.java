package cn.jianguan.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of GB/T 4754-2017: 20 sections, 97 divisions, 473 groups and the classes. Immutable. */
public final class Industries {
  private final Map<String, String> names;

  private Industries(Map<String, String> names) {
    this.names = names;
  }

  /** The table that ships with this version. */
  public static Industries shipped() {
    return Shipped.TABLE;
  }

  /** Chinese name of a division, group or class; empty where the standard has none. */
  public Optional<String> name(IndustryCode code) {
    return Optional.ofNullable(names.get(code.digits()));
  }

  /** Chinese name of a section, A to T. */
  public Optional<String> sectionName(char section) {
    return Optional.ofNullable(names.get(String.valueOf(section)));
  }

  int size() {
    return names.size();
  }

  static Industries read() {
    Map<String, String> names = new HashMap<>();
    for (String[] row : BundledTable.rows(Industries.class, "industries.csv", 3)) {
      names.put(row[1], row[2]);
    }
    return new Industries(names);
  }

  private static final class Shipped {
    static final Industries TABLE = read();
  }
}
