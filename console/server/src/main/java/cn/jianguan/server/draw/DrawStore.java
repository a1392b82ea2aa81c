package cn.jianguan.server.draw;

import cn.jianguan.console.draw.Publication;
import cn.jianguan.rules.draw.Drawn;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.error.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** The draws that were made here, each a folder that anybody can draw again from. */
@Component
class DrawStore {
  private final Path home;

  DrawStore(ServerSettings settings) {
    this.home = settings.data() == null ? null : settings.data().resolve("draws");
  }

  /** The folder of a draw; whether it is there is another question. */
  Path folder(String id) {
    if (home == null) {
      throw Fault.unavailable("没有数据目录", "the server has no folder for data");
    }
    Path folder = home.resolve(id).normalize();
    if (!folder.getParent().equals(home.normalize())) {
      throw missing();
    }
    return folder;
  }

  Path known(String id) {
    Path folder = folder(id);
    if (!Files.isDirectory(folder)) {
      throw missing();
    }
    return folder;
  }

  private static Fault missing() {
    return Fault.missing("没有此次抽取", "there is no such draw");
  }

  /** What was published under an id; empty where nothing was. */
  Optional<Publication> find(String id) throws IOException {
    Path folder = folder(id);
    return Files.isDirectory(folder) ? Optional.of(Publication.read(folder)) : Optional.empty();
  }

  /** Keeps a draw, all of it or nothing; what is there already stays. */
  void save(String id, Publication publication, Drawn drawn) throws IOException {
    Path folder = folder(id);
    if (!Files.isDirectory(folder)) {
      Path part = folder("." + id);
      publication.write(part, drawn);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** All ids, the newest first. */
  List<String> ids() {
    if (home == null || !Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(home)) {
      return folders
          .filter(it -> !it.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(DrawStore::made).reversed())
          .map(it -> it.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long made(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  byte[] zip(String id) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> inside = Files.list(known(id))) {
      inside.sorted().forEach(files::add);
    }
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
    return bytes.toByteArray();
  }
}
