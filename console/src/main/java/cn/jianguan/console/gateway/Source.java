package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.CodeMap;
import cn.jianguan.console.gateway.mapping.FilePatterns;
import cn.jianguan.console.gateway.mapping.LookupTable;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.mapping.TimestampExpression;
import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.DataFolder;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.TimedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of mapping files: what a source is ({@code source.yaml}), one mapping per kind of its
 * files, its code tables ({@code maps/*.csv}) and its reference lists ({@code reference/*.csv}).
 * Loading checks all of it against the schemas.
 */
public final class Source {
  private static final String[] KEYS = {
    "cdSource",
    "name",
    "zone",
    "edition",
    "licence",
    "attribution",
    "ignoreFiles",
    "maps",
    "lookups",
    "defaults"
  };

  private final Path folder;
  private final MappingEntry entry;
  private final SourceFacts facts;
  private final Map<String, LookupTable> lookups = new TreeMap<>();
  private final FilePatterns ignored;
  private final List<FileMapping> mappings = new ArrayList<>();
  private final List<TimedRecord> references;

  private Source(Path folder) throws IOException {
    this.folder = folder;
    Path file = folder.resolve("source.yaml");
    if (!Files.isRegularFile(file)) {
      throw new MappingException(file, "", "is missing; every source folder has one");
    }
    entry = MappingEntry.read(file).allow(KEYS);
    facts = facts(entry);
    ignored = new FilePatterns(entry.get("ignoreFiles"));
    Map<String, CodeMap> maps = maps(entry.get("maps"));
    entry.get("lookups").children().forEach((alias, it) -> lookups.put(alias, new LookupTable(it)));
    for (Path path : mappingFiles()) {
      mappings.add(new FileMapping(MappingEntry.read(path), facts, maps, lookups));
    }
    references = new ReferenceFolder(folder.resolve("reference"), facts).read();
  }

  /**
   * Loads and checks a folder of mapping files.
   *
   * @throws MappingException where something in it is wrong; the message names file and key
   * @throws IOException where a file cannot be read
   */
  public static Source load(Path folder) throws IOException {
    return new Source(folder);
  }

  private static SourceFacts facts(MappingEntry entry) {
    String cdSource = entry.required("cdSource").text();
    if (cdSource.isBlank()) {
      throw entry.get("cdSource").wrong("来源代码不得为空 / a source has a code");
    }
    ZoneId zone = TimestampExpression.zone(entry.get("zone"), ZoneId.of("Asia/Shanghai"));
    entry.required("name").allow("zh", "en");
    return new SourceFacts(
        cdSource,
        zone,
        TimestampExpression.day(entry.required("edition")),
        new LinkedHashMap<>(entry.get("defaults").children()));
  }

  private List<Path> mappingFiles() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.toString().matches(".*\\.ya?ml"))
          .filter(path -> !path.getFileName().toString().equals("source.yaml"))
          .sorted()
          .toList();
    }
  }

  private Map<String, CodeMap> maps(MappingEntry written) throws IOException {
    Map<String, CodeMap> maps = new TreeMap<>();
    written.children().forEach((name, it) -> maps.put(name, new CodeMap(name, it)));
    Path tables = folder.resolve("maps");
    if (Files.isDirectory(tables)) {
      for (DataFile file : files(tables)) {
        String name = file.name().replaceFirst("\\.csv$", "");
        CodeMap map = maps.computeIfAbsent(name, CodeMap::new);
        Map<String, String> codes = table(file);
        for (String code : codes.keySet()) {
          if (map.has(code)) {
            throw written.get(name).wrong("'" + code + "' is also in " + file.path());
          }
        }
        map.add(codes);
      }
    }
    return maps;
  }

  /** The files of a folder that belongs to the mapping: nothing else may lie there. */
  static List<DataFile> files(Path folder) throws IOException {
    DataFolder content = DataFolder.of(folder);
    for (DataFolder.Other other : content.others()) {
      throw new MappingException(folder.resolve(other.name()), "", other.what());
    }
    return content.files();
  }

  /** Opens a CSV file that belongs to the mapping. */
  static RowReader open(DataFile file) {
    try {
      return FileFormat.CSV.open(file, List.of());
    } catch (IOException e) {
      throw new MappingException(file.path(), "", e.getMessage());
    }
  }

  private static Map<String, String> table(DataFile file) throws IOException {
    Map<String, String> codes = new LinkedHashMap<>();
    try (RowReader rows = open(file)) {
      int from = rows.header().position("from");
      int to = rows.header().position("to");
      if (from < 0 || to < 0) {
        throw new MappingException(file.path(), "", "needs the columns 'from' and 'to'");
      }
      for (SourceRow row = rows.next(); row != null; row = rows.next()) {
        if (row.problem() != null || codes.put(row.value(from), row.value(to)) != null) {
          throw new MappingException(file.path(), row.origin(), "is unreadable or a code again");
        }
      }
    }
    return codes;
  }

  /** Name of the folder. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** What envelope.cdSource says in every record of this source. */
  public String cdSource() {
    return facts.cdSource();
  }

  /** Names of its mappings, by name. */
  public List<String> mappings() {
    return mappings.stream().map(FileMapping::name).toList();
  }

  /** What it is called, Chinese first. */
  public String title() {
    MappingEntry name = entry.get("name");
    return name.get("zh").text("") + " / " + name.get("en").text("");
  }

  /** One of its mappings for people who choose among them. */
  public record Shown(
      String name,
      String files,
      FileFormat.Kind format,
      List<String> columns,
      List<String> optional,
      boolean looksUp,
      boolean gathers) {}

  /** Its mappings as they are shown, by name. */
  public List<Shown> shown() {
    return mappings.stream().map(FileMapping::shown).toList();
  }

  /** The mapping of that name, or null. */
  FileMapping named(String name) {
    return mappings.stream().filter(it -> it.name().equals(name)).findAny().orElse(null);
  }

  /** The source's reference lists; their log time is only set by whoever emits them. */
  public List<TimedRecord> references() {
    return references;
  }

  SourceFacts facts() {
    return facts;
  }

  Map<String, LookupTable> lookups() {
    return lookups;
  }

  /** Whether a file is read as data, or at least missed where no mapping is for it. */
  boolean reads(DataFile file) {
    return !ignores(file.name());
  }

  boolean ignores(String name) {
    return ignored.match(name);
  }

  boolean looksUpIn(String name) {
    return lookups.values().stream().anyMatch(lookup -> lookup.files().match(name));
  }

  /** The mapping for a file, or null where there is none. */
  FileMapping mapping(String file) {
    List<FileMapping> found = mappings.stream().filter(mapping -> mapping.reads(file)).toList();
    if (found.size() > 1) {
      throw new MappingException(
          folder,
          "files",
          file
              + " is claimed by "
              + found.stream().map(FileMapping::name).toList()
              + "; make the patterns apart");
    }
    return found.isEmpty() ? null : found.get(0);
  }
}
