package cn.jianguan.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A port that a process listens at, as Linux tells. */
public record Listening(boolean loopback, int port) implements Comparable<Listening> {
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

  public static Set<Listening> of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<String> own = sockets(process.resolve("fd"));
    Set<Listening> found = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] field = line.strip().split("\\s+");
        if (field[3].equals("0A") && own.contains("socket:[" + field[9] + "]")) {
          String[] local = field[1].split(":");
          found.add(new Listening(LOOPBACK.contains(local[0]), Integer.parseInt(local[1], 16)));
        }
      }
    }
    return found;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> sockets = new TreeSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : all.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return sockets;
  }

  @Override
  public int compareTo(Listening other) {
    return Integer.compare(port, other.port);
  }
}
