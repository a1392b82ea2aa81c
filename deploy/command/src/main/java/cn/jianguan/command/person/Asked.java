package cn.jianguan.command.person;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.intake.PersonCodes;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Who is asked about: typed in or piped, never an argument, which every user of a machine sees. */
final class Asked {
  @Option(
      names = "--scheme",
      defaultValue = "",
      description =
          "证件类型代码，非身份证号时 / scheme of the number in its source, where it is no resident number")
  private String scheme;

  /**
   * A person, by everything that was said.
   *
   * @param clear as it was typed
   */
  record Person(List<String> clear, Set<String> pseudonyms) {}

  /**
   * Asks.
   *
   * @throws IOException if nothing was said
   */
  Person read(Cluster cluster) throws IOException {
    List<String> clear = lines();
    if (clear.isEmpty()) {
      throw new IOException(
          "请自标准输入给出号码或姓名，每行一个 / give numbers or names on the standard input, one a line");
    }
    String secret = cluster.configuration().get(AlertJobOptions.PSEUDONYM_SECRET);
    Set<String> pseudonyms = new LinkedHashSet<>();
    clear.forEach(line -> pseudonyms.addAll(PersonCodes.of(secret, scheme, line)));
    return new Person(clear, pseudonyms);
  }

  private static List<String> lines() throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("号码或姓名（不显示） / number or name (not shown): ");
      return typed == null || typed.length == 0 ? List.of() : List.of(new String(typed).strip());
    }
    List<String> lines = new ArrayList<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    return lines;
  }
}
