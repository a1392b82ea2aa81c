package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.DataFile;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Names of files as a mapping writes them, with {@code *} and {@code ?}. */
public final class FilePatterns {
  private final List<String> patterns;
  private final List<PathMatcher> matchers;

  /** The patterns of one text or a list of them. */
  public FilePatterns(MappingEntry entry) {
    if (!entry.absent() && entry.entries().isEmpty()) {
      throw entry.wrong("is empty: no file would match");
    }
    this.patterns = entry.texts();
    this.matchers = entry.entries().stream().map(FilePatterns::matcher).toList();
  }

  private static PathMatcher matcher(MappingEntry entry) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + entry.text());
    } catch (PatternSyntaxException e) {
      throw entry.wrong(
          "'" + entry.text() + "' is no pattern of file names: " + e.getDescription());
    }
  }

  /** Whether a name, without a final .gz, matches one of them. */
  public boolean match(String name) {
    Path plain = Path.of(DataFile.plain(name));
    return matchers.stream().anyMatch(matcher -> matcher.matches(plain));
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
