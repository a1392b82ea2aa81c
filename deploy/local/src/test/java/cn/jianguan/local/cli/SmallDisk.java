package cn.jianguan.local.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own that can be filled, without touching that of the machine. Needs root. */
final class SmallDisk implements AutoCloseable {
  private static final byte[] BLOCK = new byte[1 << 16];

  private final Path place;
  private final Path filler;

  private SmallDisk(Path place) {
    this.place = place;
    this.filler = place.resolve("filler");
  }

  /** Mounted at a folder; false where nobody here may mount. */
  static boolean isAllowed() throws IOException {
    return run("unshare", "--mount", "true") == 0 && run("test", "-w", "/etc/shadow") == 0;
  }

  static SmallDisk at(Path place, int megabytes) throws IOException {
    Files.createDirectories(place);
    if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + place) != 0) {
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

  private static int run(String... command) throws IOException {
    return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", place.toString());
  }
}
