package cn.jianguan.server.model;

import java.util.List;

/** Where in a file something stands that is known by its key only. */
final class Place {
  private Place() {}

  /**
   * Line of a dotted key of YAML, of a parameter in the first column, or of a scenario by its name.
   *
   * @return from 1; 0 where it is not found
   */
  static int of(String text, String key) {
    if (key.isEmpty()) {
      return 0;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("- name: " + key) || line.startsWith(key + ",")) {
        return i + 1;
      }
    }
    int at = 0;
    for (String part : key.split("[.\\[\\]]+")) {
      for (int i = at; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith(part + ":")) {
          at = i + 1;
          break;
        }
      }
    }
    return at;
  }
}
