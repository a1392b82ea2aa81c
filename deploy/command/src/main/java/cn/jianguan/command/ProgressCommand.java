package cn.jianguan.command;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that tells people, line by line, what it is at; lines of several threads stay whole.
 */
public abstract class ProgressCommand {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @Spec private CommandSpec spec;

  protected final synchronized void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** The same, led by the time of day: for what takes long. */
  protected final void progress(String line) {
    print(LocalTime.now().format(TIME) + "  " + line);
  }
}
