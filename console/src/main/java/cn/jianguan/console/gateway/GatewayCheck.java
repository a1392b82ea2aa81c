package cn.jianguan.console.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a source's files as an import does, and sends nothing. */
public final class GatewayCheck {
  private GatewayCheck() {}

  /**
   * What an import would make of the files.
   *
   * @throws IOException where the folder cannot be read
   */
  public static List<FileReport> run(Source source, Path data, Consumer<FileReport> progress)
      throws IOException {
    return new SourceReader(source, progress).read(data, (record, contentHash) -> {});
  }
}
