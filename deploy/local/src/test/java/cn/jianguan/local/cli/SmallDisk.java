package cn.jianguan.local.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of its own that can be filled, without touching that of the machine. Needs root, or a sudo
 * that asks nothing.
 */
final class SmallDisk implements AutoCloseable {
  private static final byte[] BLOCK = new byte[1 << 16];

  private final Path place;
  private final Path filler;

  private SmallDisk(Path place) {
    this.place = place;
    this.filler = place.resolve("filler");
  }

  /** Whether anybody here may mount. */
  static boolean isAllowed() {
    return asRoot("unshare", "--mount", "true") == 0;
  }

  /** Mounted at a folder, which is its caller's. */
  static SmallDisk at(Path place, int megabytes) throws IOException {
    Files.createDirectories(place);
    Object user = Files.getAttribute(place, "unix:uid");
    String size = "size=%dm,mode=0700,uid=%s".formatted(megabytes, user);
    if (asRoot("mount", "-t", "tmpfs", "-o", size, "tmpfs", place.toString()) != 0) {
      throw new IOException("cannot mount " + place);
    }
    return new SmallDisk(place);
  }

  /** Leaves no byte. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException full) {
      if (place.toFile().getUsableSpace() > BLOCK.length) {
        throw full;
      }
    }
  }

  void free() throws IOException {
    Files.delete(filler);
  }

  /** Exit code; -1 where there is no such program. */
  private static int asRoot(String... words) {
    List<String> line = new ArrayList<>();
    if (!System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("sudo", "-n"));
    }
    line.addAll(List.of(words));
    try {
      return new ProcessBuilder(line).inheritIO().start().onExit().join().exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    asRoot("umount", "--lazy", place.toString());
  }
}
