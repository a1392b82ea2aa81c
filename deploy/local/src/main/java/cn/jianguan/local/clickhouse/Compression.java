package cn.jianguan.local.clickhouse;

import com.clickhouse.client.api.internal.CompressedBlockInputStream;
import com.clickhouse.client.api.internal.CompressedBlockOutputStream;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * The two compressions of the protocol: HTTP's own content encodings, and ClickHouse's framing of
 * LZ4 blocks with checksums ({@code compress=1}, {@code decompress=1}).
 */
final class Compression {
  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  /** Bytes that LZ4 never makes more than a block of. */
  private static final int SLICE =
      CompressedBlockOutputStream.UNCOMPRESSED_BUFF_SIZE
          - CompressedBlockOutputStream.UNCOMPRESSED_BUFF_SIZE / 128;

  private static final String[] ENCODINGS = {"zstd", "lz4", "gzip", "deflate"};

  private Compression() {}

  static InputStream decode(Request request, InputStream body) throws IOException, EngineException {
    InputStream decoded =
        switch (request.contentEncoding().toLowerCase(Locale.ROOT)) {
          case "", "identity" -> body;
          case "gzip", "x-gzip" -> new GZIPInputStream(body, 1 << 16);
          case "deflate" -> new InflaterInputStream(body);
          case "lz4" -> new LZ4FrameInputStream(body);
          case "zstd" -> new ZstdInputStream(body).setContinuous(false);
          default ->
              throw EngineException.refused(
                  EngineException.NOT_IMPLEMENTED,
                  "Content-Encoding " + request.contentEncoding() + " is not served");
        };
    return request.flag("decompress")
        ? new CompressedBlockInputStream(
            decoded, LZ4.fastDecompressor(), CompressedBlockOutputStream.UNCOMPRESSED_BUFF_SIZE)
        : decoded;
  }

  /** The content encoding of the answer, or an empty string. */
  static String encoding(Request request) {
    String accepted = request.acceptedEncodings().toLowerCase(Locale.ROOT);
    for (String encoding : ENCODINGS) {
      if (accepted.contains(encoding)) {
        return encoding;
      }
    }
    return "";
  }

  static OutputStream encode(Request request, OutputStream out) throws IOException {
    OutputStream encoded =
        switch (encoding(request)) {
          case "zstd" -> new ZstdOutputStream(out);
          case "lz4" -> new LZ4FrameOutputStream(out);
          case "gzip" -> new GZIPOutputStream(out, 1 << 16);
          case "deflate" -> new DeflaterOutputStream(out);
          default -> out;
        };
    return request.flag("compress") ? new BufferedOutputStream(blocks(encoded), SLICE) : encoded;
  }

  /**
   * A block of its own for every slice: the stream has no room for a full one that does not shrink.
   */
  private static OutputStream blocks(OutputStream out) {
    return new FilterOutputStream(
        new CompressedBlockOutputStream.LZ4OutputStream(
            out, LZ4.fastCompressor(), CompressedBlockOutputStream.UNCOMPRESSED_BUFF_SIZE)) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        for (int at = 0; at < length; at += SLICE) {
          out.write(bytes, from + at, Math.min(SLICE, length - at));
          out.flush();
        }
      }
    };
  }
}
