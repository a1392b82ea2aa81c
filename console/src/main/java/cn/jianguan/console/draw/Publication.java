package cn.jianguan.console.draw;

import cn.jianguan.rules.draw.DrawPolicy;
import cn.jianguan.rules.draw.DrawPool;
import cn.jianguan.rules.draw.DrawTerms;
import cn.jianguan.rules.draw.Drawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A folder that says all there is to say about a draw: {@code draw.csv} (terms, seed, hashes, the
 * table of classes), {@code pool.csv}, {@code officers.csv}, and what was drawn: {@code tasks.csv},
 * {@code drawn.csv}, {@code left.csv}.
 */
public final class Publication {
  private static final String DRAW = "draw.csv";
  static final String POOL = "pool.csv";
  static final String OFFICERS = "officers.csv";
  private static final String POLICY = "policy.";
  private static final List<String> SAID = List.of("seed", "commitment", "poolHash", "drawnOn");
  private static final List<String> TERMS =
      List.of("plan", "from", "to", "items", "agencies", "keyItem", "count", "perOfficer");

  private final DrawTerms terms;
  private final DrawPolicy policy;
  private final DrawPool pool;
  private final Map<String, String> said;

  /**
   * @param said what else is known of it: seed, commitment, poolHash, drawnOn
   */
  public Publication(DrawTerms terms, DrawPolicy policy, DrawPool pool, Map<String, String> said) {
    this.terms = terms;
    this.policy = policy;
    this.pool = pool;
    this.said = new TreeMap<>(said);
    for (String name : SAID) {
      if (!said(name).equals(said(name).strip()) || said(name).isEmpty()) {
        throw new IllegalArgumentException(
            "%s 不得为空，首尾不得有空白 / must not be empty nor begin or end with a blank".formatted(name));
      }
    }
  }

  /** What it was for. */
  public DrawTerms terms() {
    return terms;
  }

  DrawPolicy policy() {
    return policy;
  }

  /** Among whom was drawn. */
  public DrawPool pool() {
    return pool;
  }

  /** What else is known of it; empty where nobody says. */
  public String said(String name) {
    return said.getOrDefault(name, "");
  }

  /**
   * Writes the folder.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path folder, Drawn drawn) throws IOException {
    Files.createDirectories(folder);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "value"));
    values().forEach((name, value) -> rows.add(List.of(name, value)));
    CsvFile.write(folder.resolve(DRAW), rows);
    CsvFile.write(folder.resolve(POOL), PoolFiles.objects(pool.objects()));
    CsvFile.write(folder.resolve(OFFICERS), PoolFiles.officers(pool.officers()));
    for (Map.Entry<String, List<List<String>>> file : results(drawn).entrySet()) {
      CsvFile.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** What was drawn, by the name of the file that says it. */
  Map<String, List<List<String>>> results(Drawn drawn) {
    return new DrawnFiles(terms, said, drawn).byName();
  }

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>(said);
    values.put("plan", terms.planId());
    values.put("from", terms.from().toString());
    values.put("to", terms.to().toString());
    values.put("items", String.join(";", terms.items()));
    values.put("agencies", String.join(";", terms.agencies()));
    values.put("keyItem", Boolean.toString(terms.keyItem()));
    values.put("count", Integer.toString(terms.count()));
    values.put("perOfficer", Integer.toString(terms.perOfficer()));
    policy.values().forEach((name, value) -> values.put(POLICY + name, value.toString()));
    return values;
  }

  /**
   * Reads what was published, but not what it says was drawn.
   *
   * @throws IllegalArgumentException where something in it is missing or broken: says where
   */
  public static Publication read(Path folder) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (Map<String, String> row : CsvFile.read(folder.resolve(DRAW), List.of("name", "value"))) {
      String name = row.get("name");
      boolean known = SAID.contains(name) || TERMS.contains(name) || name.startsWith(POLICY);
      if (!known || values.put(name, row.get("value")) != null) {
        throw wrong(name, "无此项，或重复", "is unknown, or there twice");
      }
    }
    SAID.forEach(name -> required(values, name));
    DrawTerms terms =
        new DrawTerms(
            required(values, "plan"),
            read(values, "from", "日期，如 2026-03-02", "a day", LocalDate::parse),
            read(values, "to", "日期，如 2026-03-31", "a day", LocalDate::parse),
            PoolFiles.list(required(values, "items")),
            PoolFiles.list(required(values, "agencies")),
            read(values, "keyItem", "true 或 false", "true or false", Publication::yes),
            read(values, "count", "整数", "a whole number", Integer::valueOf),
            read(values, "perOfficer", "整数", "a whole number", Integer::valueOf));
    TreeMap<String, Double> policy = new TreeMap<>();
    for (String name : values.keySet()) {
      if (name.startsWith(POLICY)) {
        policy.put(
            name.substring(POLICY.length()), read(values, name, "数字", "a number", Double::valueOf));
      }
    }
    values.keySet().retainAll(SAID);
    DrawPool pool =
        new DrawPool(
            PoolFiles.objects(folder.resolve(POOL)), PoolFiles.officers(folder.resolve(OFFICERS)));
    return new Publication(terms, new DrawPolicy(policy), pool, values);
  }

  private static <T> T read(
      Map<String, String> values, String name, String zh, String en, Function<String, T> reader) {
    String value = required(values, name);
    try {
      return reader.apply(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw wrong(name, "应为" + zh + "：" + value, "must be " + en + ": " + value);
    }
  }

  private static boolean yes(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(value);
    }
    return Boolean.parseBoolean(value);
  }

  private static IllegalArgumentException wrong(String name, String zh, String en) {
    return new IllegalArgumentException("%s [%s] %s / %s".formatted(DRAW, name, zh, en));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(DRAW + " 缺少 / lacks " + name);
    }
    return value;
  }
}
