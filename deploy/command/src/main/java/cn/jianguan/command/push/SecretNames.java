package cn.jianguan.command.push;

import java.util.List;

/** What an endpoint's secrets are called: its own name and a number that rises. */
final class SecretNames {
  private SecretNames() {}

  static String first(String endpointId) {
    return endpointId + ".1";
  }

  /** The one after these. */
  static String next(String endpointId, List<String> names) {
    int highest =
        names.stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .filter(number -> number.matches("\\d{1,8}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return endpointId + "." + (highest + 1);
  }
}
