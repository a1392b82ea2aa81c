package cn.jianguan.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page that people type off: boxes of commands ({@code sh}), each perhaps followed by one of what
 * it prints ({@code text}), where "…" stands for anything.
 */
record Page(List<Step> steps) {
  private static final Pattern BOX = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");

  /** What is typed, and lines that appear in this order, perhaps with others between. */
  record Step(String commands, List<String> printed) {
    /** Whether typing it again does nothing but ask again. */
    boolean isQuestion() {
      return commands.lines().allMatch(line -> line.matches("deploy/jianguan (sql|explain) .*"));
    }

    /** The first line that is missing; empty where there is none. */
    String missing(String output) {
      List<String> lines = output.lines().map(String::strip).toList();
      int at = 0;
      for (String wanted : printed) {
        Pattern form = form(wanted);
        while (at < lines.size() && !form.matcher(lines.get(at)).matches()) {
          at++;
        }
        if (at++ == lines.size()) {
          return wanted;
        }
      }
      return "";
    }

    private static Pattern form(String wanted) {
      return Pattern.compile(
          Arrays.stream(wanted.strip().split("…", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*")));
    }
  }

  static Page read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (MatchResult box : BOX.matcher(Files.readString(file)).results().toList()) {
      if (box.group(1).equals("sh")) {
        steps.add(new Step(box.group(2), List.of()));
      } else {
        Step last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.commands(), box.group(2).lines().toList()));
      }
    }
    return new Page(steps);
  }
}
