package cn.jianguan.jobs.load.insert;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * One attempt to store rows. They are compressed here, before the server is asked, and not by the
 * client: its buffers have no room for bytes that do not shrink.
 */
final class InsertClient implements InsertAttempt {
  private final Client client;
  private final String run;

  /**
   * @param run leads the tokens
   */
  InsertClient(Client.Builder server, String run) {
    this.run = run;
    this.client =
        server
            .compressClientRequest(false)
            .compressServerResponse(false)
            .setSocketTimeout(Duration.ofMinutes(5).toMillis())
            .setMaxRetries(0)
            .serverSetting("async_insert", "0")
            .serverSetting("wait_end_of_query", "1")
            .serverSetting("insert_deduplicate", "1")
            .serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1")
            // A chunk of a backfill may span decades; its months are few compared with its rows.
            .serverSetting("max_partitions_per_insert_block", "0")
            .build();
  }

  @Override
  public void insert(Block<?> block, int from, int to) throws Exception {
    byte[] compressed = compress(block, from, to);
    InsertSettings settings =
        new InsertSettings()
            .setDeduplicationToken(run + block.token(from, to))
            .appCompressedData(true, "lz4");
    try {
      client
          .insert(
              block.table().name(),
              block.table().columnNames(),
              out -> out.write(compressed),
              ClickHouseFormat.RowBinary,
              settings)
          .get()
          .close();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private static byte[] compress(Block<?> block, int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.bytes(from, to) / 4 + 64);
    try (OutputStream lz4 =
        new LZ4FrameOutputStream(bytes, LZ4FrameOutputStream.BLOCKSIZE.SIZE_1MB)) {
      block.writeTo(lz4, from, to);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    client.close();
  }
}
