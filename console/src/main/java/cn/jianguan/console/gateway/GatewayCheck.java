package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.write.RecordConsumer;
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
    return run(source, data, progress, (record, contentHash) -> {});
  }

  /**
   * The same for who wants to see the records, in the order of the files.
   *
   * @throws IOException where the folder cannot be read
   */
  public static List<FileReport> run(
      Source source, Path data, Consumer<FileReport> progress, RecordConsumer records)
      throws IOException {
    return new SourceReader(source, progress).read(data, records);
  }
}
