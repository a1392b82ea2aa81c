package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.CodeMap;
import cn.jianguan.console.gateway.mapping.FileFormatEntry;
import cn.jianguan.console.gateway.mapping.FilePatterns;
import cn.jianguan.console.gateway.mapping.LookupTable;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.NamedValues;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.Header;
import cn.jianguan.console.gateway.write.ActWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one mapping file says about one kind of data file. */
final class FileMapping {
  private static final String[] KEYS = {
    "files",
    "format",
    "charset",
    "delimiter",
    "quote",
    "sheet",
    "headerRow",
    "lookups",
    "vars",
    "ignore",
    "optional",
    "acts"
  };

  private final MappingEntry entry;
  private final String name;
  private final SourceFacts source;
  private final Map<String, CodeMap> maps;
  private final Map<String, LookupTable> lookups;
  private final FilePatterns files;
  private final FileFormat format;
  private final Set<String> ignored;
  private final Set<String> optional;
  private final Set<String> columns;
  private final boolean gathers;

  /** The mapping compiled for the columns of one file. */
  record Compiled(List<ActWriter> acts, List<String> missing, List<String> unmapped) {}

  FileMapping(
      MappingEntry entry,
      SourceFacts source,
      Map<String, CodeMap> maps,
      Map<String, LookupTable> lookups) {
    entry.allow(KEYS);
    Path fileName = entry.file().getFileName();
    this.entry = entry;
    this.name = fileName.toString().replaceFirst("\\.ya?ml$", "");
    this.source = source;
    this.maps = maps;
    this.lookups = lookups;
    this.format = FileFormatEntry.read(entry);
    this.ignored = new LinkedHashSet<>(entry.get("ignore").texts());
    this.optional = new LinkedHashSet<>(entry.get("optional").texts());
    this.files = new FilePatterns(entry.required("files"));
    MappingScope check = scope(null);
    this.gathers = acts(check).stream().anyMatch(ActWriter::gathers);
    this.columns = Set.copyOf(check.columns());
    for (MappingEntry column : entry.get("optional").entries()) {
      if (!columns.contains(column.text())) {
        throw column.wrong(
            "'%s' is not used by the mapping; did you mean '%s'?"
                .formatted(column.text(), MappingEntry.nearest(column.text(), columns)));
      }
    }
    for (String column : ignored) {
      if (columns.contains(column)) {
        throw entry.get("ignore").wrong("'" + column + "' is used by the mapping; take it out");
      }
    }
  }

  String name() {
    return name;
  }

  /** Whether its rows are told in part by other files. */
  boolean looksUp() {
    return !entry.get("lookups").absent();
  }

  Source.Shown shown() {
    return new Source.Shown(
        name,
        files.toString(),
        format.kind(),
        columns.stream().sorted().toList(),
        optional.stream().sorted().toList(),
        looksUp(),
        gathers);
  }

  FileFormat format() {
    return format;
  }

  boolean reads(String file) {
    return files.match(file);
  }

  /** Columns the mapping reads or says it ignores. */
  Set<String> columns() {
    Set<String> all = new LinkedHashSet<>(columns);
    all.addAll(ignored);
    return all;
  }

  Compiled compile(Header header) {
    List<String> missing =
        columns.stream()
            .filter(column -> header.position(column) < 0 && !optional.contains(column))
            .sorted()
            .toList();
    List<String> unmapped =
        header.names().stream()
            .filter(column -> !columns.contains(column) && !ignored.contains(column))
            .toList();
    return new Compiled(acts(scope(header)), missing, unmapped);
  }

  /** Whether rows of it wait for others of the same delivery. */
  boolean gathers() {
    return gathers;
  }

  private List<ActWriter> acts(MappingScope scope) {
    List<MappingEntry> entries = entry.required("acts").entries();
    if (entries.isEmpty()) {
      throw entry.get("acts").wrong("is empty: no row would become an act");
    }
    List<ActWriter> acts = new ArrayList<>();
    for (MappingEntry act : entries) {
      acts.add(new ActWriter(act, name + "/", source, scope));
    }
    return acts;
  }

  private MappingScope scope(Header header) {
    NamedValues names = new NamedValues(entry, lookups);
    MappingScope scope = new MappingScope(header, source.zone(), maps, names);
    names.all(scope);
    return scope;
  }
}
