package cn.jianguan.local.clickhouse;

import cn.jianguan.local.clickhouse.SyntaxTree.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the reader may do. The engine in this process knows no users, so the front decides, by the
 * engine's own syntax tree and by lists of what is allowed: kinds of statements, tables, functions,
 * table functions, settings. What is on no list is refused. Behind it the engine runs every
 * statement of the reader under {@code readonly = 1} and limits of time, memory and rows.
 */
final class ReaderPolicy {
  private static final Set<String> STATEMENTS =
      Set.of(
          "SelectWithUnionQuery",
          "SelectIntersectExceptQuery",
          "DescribeQuery",
          "ExistsTableQuery",
          "ExistsViewQuery",
          "ExistsDatabaseQuery",
          "ExistsDictionaryQuery",
          "ShowCreateTableQuery",
          "ShowCreateViewQuery",
          "ShowTables",
          "ShowColumns",
          "ShowFunctions",
          "Explain");

  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "numbers",
          "numbers_mt",
          "zeros",
          "zeros_mt",
          "values",
          "view",
          "generateseries",
          "generate_series",
          "null");

  /** What clients and notebooks look at before they ask; none of it is about other people. */
  private static final Set<String> SYSTEM_TABLES =
      Set.of(
          "tables",
          "columns",
          "databases",
          "functions",
          "formats",
          "data_type_families",
          "one",
          "numbers",
          "numbers_mt",
          "zeros",
          "zeros_mt",
          "settings",
          "time_zones",
          "keywords",
          "table_engines",
          "table_functions",
          "dictionaries",
          "aggregate_function_combinators",
          "collations",
          "build_options",
          "contributors",
          "licenses");

  private static final Map<String, String> LIMITS =
      Map.of(
          "max_execution_time", "60",
          "timeout_before_checking_execution_speed", "0",
          "max_memory_usage", String.valueOf(1_500L << 20),
          "max_result_rows", "5000000",
          "max_result_bytes", String.valueOf(2L << 30),
          "max_ast_depth", "1000",
          "max_subquery_depth", "50",
          "max_threads", "2",
          "readonly", "1");

  private final AllowedFunctions functions;
  private final AllowedStatements statements = new AllowedStatements();

  ReaderPolicy(AllowedFunctions functions) {
    this.functions = functions;
  }

  /** The settings of a session of the reader: those it may choose, then the limits. */
  Map<String, String> settings(Map<String, String> asked) throws EngineException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, String> setting : asked.entrySet()) {
      if (AllowedSettings.contains(setting.getKey())) {
        settings.put(setting.getKey(), setting.getValue());
      } else if (!LIMITS.containsKey(setting.getKey())) {
        throw refused("the setting " + setting.getKey());
      }
    }
    LIMITS.forEach(settings::put);
    return settings;
  }

  /**
   * Lets a statement pass or says what in it is not for readers.
   *
   * @param parameters of the statement: one may stand for a table
   * @param database of the session
   */
  void check(
      EngineConnection connection, String sql, Map<String, String> parameters, String database)
      throws EngineException, IOException {
    AllowedStatements.Key key = statements.key(sql, database);
    if (!statements.contains(key)) {
      look(connection, sql, parameters, database);
      statements.add(key);
    }
  }

  /** To be called after a statement that may have changed more than rows. */
  void forget() {
    statements.forget();
  }

  private void look(
      EngineConnection connection, String sql, Map<String, String> parameters, String database)
      throws EngineException, IOException {
    Set<String> readable = new HashSet<>(List.of("jianguan", "default"));
    if (!database.isEmpty() && !readable.contains(database)) {
      throw refused("a session in database " + database);
    }
    SyntaxTree tree = SyntaxTree.of(text(connection, "EXPLAIN AST " + sql, parameters));
    if (!STATEMENTS.contains(tree.root().kind())) {
      throw refused("this statement (" + tree.root().kind() + ")");
    }
    if (OwnersColumn.isRead(tree)) {
      throw refused(
          "column original of table reject, which holds rows as they were sent; name others");
    }
    Set<String> databases = databases(connection);
    for (int i = 0; i < tree.nodes().size(); i++) {
      check(tree, i, readable, databases);
    }
  }

  private void check(SyntaxTree tree, int i, Set<String> readable, Set<String> databases)
      throws EngineException {
    Node node = tree.nodes().get(i);
    if (node.kind().equals("Function")) {
      boolean table = tree.isChildOf(i, "TableExpression");
      String name = node.name();
      if (table ? !TABLE_FUNCTIONS.contains(lower(name)) : !functions.contains(name)) {
        throw refused((table ? "the table function " : "the function ") + name);
      }
    } else if (node.kind().endsWith("Identifier")) {
      checkTable(node.name(), readable, databases);
    } else if (node.kind().startsWith("ShowCreate") || node.kind().startsWith("Exists")) {
      checkTable(node.name().strip().replaceFirst("\\s+", "."), readable, databases);
    } else if (node.kind().contains("Into") || node.kind().contains("Insert")) {
      throw refused("writing");
    }
  }

  /** An identifier may name a table wherever it stands: {@code x IN system.processes}. */
  private static void checkTable(String name, Set<String> readable, Set<String> databases)
      throws EngineException {
    int dot = name.indexOf('.');
    String first = dot < 0 ? "" : name.substring(0, dot).replaceAll("[`\"]", "");
    if (first.isEmpty() || !databases.contains(lower(first)) || readable.contains(first)) {
      return;
    }
    String table = lower(name.substring(dot + 1).replaceAll("[`\"]", ""));
    boolean known =
        lower(first).equals("information_schema")
            || first.equals("system")
                && (SYSTEM_TABLES.contains(table)
                    || SYSTEM_TABLES.stream().anyMatch(t -> table.startsWith(t + ".")));
    if (!known) {
      throw refused("the table " + name);
    }
  }

  private static Set<String> databases(EngineConnection connection)
      throws EngineException, IOException {
    Set<String> databases = new HashSet<>(List.of("system", "information_schema"));
    for (String name : text(connection, "SELECT name FROM system.databases").split("\n")) {
      databases.add(lower(name));
    }
    return databases;
  }

  static String text(EngineConnection connection, String sql) throws EngineException, IOException {
    return text(connection, sql, Map.of());
  }

  private static String text(
      EngineConnection connection, String sql, Map<String, String> parameters)
      throws EngineException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    connection.query(sql, "TSVRaw", parameters, counts -> out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static EngineException refused(String what) {
    return EngineException.refused(
        EngineException.ACCESS_DENIED,
        "只读用户只能查询表 / the reader reads tables and nothing else: not " + what + ". (ACCESS_DENIED)");
  }
}
