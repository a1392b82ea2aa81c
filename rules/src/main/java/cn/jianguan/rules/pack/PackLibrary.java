package cn.jianguan.rules.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where packs come from: the ones shipped inside the jar, or the folders below a directory. */
public final class PackLibrary {
  private static final String ROOT = "/packs/";
  private static final String INDEX = "index.txt";

  private PackLibrary() {}

  /** The packs shipped with the software, in the order of their ids. */
  public static List<Pack> shipped() {
    List<Pack> packs = new ArrayList<>();
    for (String id : resource(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
      Map<String, String> files = new TreeMap<>();
      for (String name : Pack.FILES) {
        files.put(name, resource(id + "/" + name));
      }
      packs.add(new Pack(id, files));
    }
    return packs;
  }

  /** One shipped pack; {@link PackException} where there is none of that id. */
  public static Pack shipped(String id) {
    return shipped().stream()
        .filter(pack -> pack.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new PackException(id, 0, "", "没有此模型", "there is no such model in the library"));
  }

  /** Every folder below a directory that holds a manifest, in the order of their names. */
  public static List<Pack> read(Path directory) {
    try (Stream<Path> folders = Files.list(directory)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(Pack.MODEL)))
          .sorted()
          .map(Pack::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PackLibrary.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new PackException(name, 0, "", "程序包中缺少此文件", "missing from the software's packs");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ROOT + name, e);
    }
  }
}
