package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a folder, by name; hidden names (with a leading dot) are left out.
 *
 * @param files its files
 * @param others what is no file, and so is not read
 */
public record DataFolder(List<DataFile> files, List<Other> others) {

  /**
   * A name that is no file.
   *
   * @param what it is, Chinese first
   */
  public record Other(String name, String what) {}

  public static DataFolder of(Path folder) throws IOException {
    List<DataFile> files = new ArrayList<>();
    List<Other> others = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(".")) {
          continue;
        }
        if (Files.isRegularFile(path)) {
          files.add(new DataFile(path));
        } else {
          others.add(new Other(name, what(path)));
        }
      }
    }
    return new DataFolder(List.copyOf(files), List.copyOf(others));
  }

  private static String what(Path path) {
    if (Files.isDirectory(path)) {
      return "子目录，其中的文件不读 / a folder: files in it are not read";
    }
    return Files.isSymbolicLink(path)
        ? "链接所指的文件不存在 / a link to a file that is not there"
        : "不是文件 / not a file";
  }
}
