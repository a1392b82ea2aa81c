package cn.jianguan.local.clickhouse;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Functions that compute from their arguments and from nothing else: all aggregate functions, and
 * the engine's own functions of the categories below. Functions of the category {@code Other} touch
 * files, models, sleep or the server, so of them only those named here.
 */
final class AllowedFunctions {
  private static final Set<String> CATEGORIES =
      Set.of(
          "Aggregate Functions",
          "Arithmetic",
          "Arrays",
          "Bit",
          "Bitmap",
          "Comparison",
          "Conditional",
          "Dates and Times",
          "Dictionary",
          "Distance",
          "Encoding",
          "Financial",
          "Geo",
          "Geo Polygon",
          "Hash",
          "IP Address",
          "JSON",
          "Logical",
          "Map",
          "Mathematical",
          "Null",
          "Random Number",
          "Rounding",
          "String",
          "String Replacement",
          "String Search",
          "String Splitting",
          "Time Window",
          "Tuple",
          "Type Conversion",
          "URL",
          "UUID");

  private static final Set<String> NAMED =
      Set.of(
          "_CAST", // what a parameter of a query becomes
          "bar",
          "blockNumber",
          "byteSize",
          "countDigits",
          "currentDatabase",
          "currentUser",
          "defaultValueOfTypeName",
          "displayName",
          "finalizeAggregation",
          "formatReadableDecimalSize",
          "formatReadableQuantity",
          "formatReadableSize",
          "formatReadableTimeDelta",
          "getSubcolumn",
          "identity",
          "ignore",
          "isConstant",
          "materialize",
          "neighbor",
          "normalizeQuery",
          "parseReadableSize",
          "parseTimeDelta",
          "rowNumberInAllBlocks",
          "rowNumberInBlock",
          "runningDifference",
          "throwIf",
          "timezone",
          "toColumnTypeName",
          "toTypeName",
          "transform",
          "variantElement",
          "variantType",
          "version",
          "visibleWidth",
          "hasColumnInTable");

  /** Words of the parser that are no functions of the engine. */
  private static final Set<String> SYNTAX =
      Set.of("lambda", "exists", "grouping", "untuple", "arrayJoin", "columns", "interval");

  private final Set<String> names;

  private AllowedFunctions(Set<String> names) {
    this.names = names;
  }

  /** Asks the engine which functions it has. */
  static AllowedFunctions of(EngineConnection connection) throws EngineException, IOException {
    Map<String, String> aliases = new HashMap<>();
    Set<String> names = new HashSet<>(SYNTAX);
    String rows =
        ReaderPolicy.text(
            connection,
            "SELECT name, alias_to, is_aggregate, categories FROM system.functions"
                + " WHERE origin = 'System'");
    for (String row : rows.split("\n")) {
      String[] cell = row.split("\t", -1);
      if (!cell[1].isEmpty()) {
        aliases.put(cell[0], cell[1]);
      } else if (cell[2].equals("1") || CATEGORIES.contains(cell[3]) || NAMED.contains(cell[0])) {
        names.add(cell[0]);
      }
    }
    aliases.forEach(
        (alias, name) -> {
          if (names.contains(name)) {
            names.add(alias);
          }
        });
    Set<String> known = new HashSet<>(names);
    names.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
    return new AllowedFunctions(Set.copyOf(known));
  }

  /** Also where combinators follow the name of an aggregate function, as in {@code countIf}. */
  boolean contains(String name) {
    for (int end = name.length(); end > 0; end--) {
      boolean whole = end == name.length();
      if ((whole || isCombinators(name.substring(end)))
          && (names.contains(name.substring(0, end))
              || names.contains(name.substring(0, end).toLowerCase(Locale.ROOT)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCombinators(String rest) {
    return rest.matches(
        "(If|Array|Map|SimpleState|State|Merge|MergeState|ForEach|Distinct|OrDefault|OrNull|Resample"
            + "|ArgMin|ArgMax)+");
  }
}
