package cn.jianguan.jobs.push.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads the status and the beginning of an answer. What is longer than anybody needs is not read to
 * its end: the status counts.
 */
final class AnswerReader extends AbstractBinResponseConsumer<Answer> {
  private static final int SHOWN = 600;
  private static final long LONGEST = 64 << 10;

  private final Clock clock;
  private final CompletableFuture<Answer> early;
  private final ByteBuffer shown = ByteBuffer.allocate(SHOWN);
  private int status;
  private String retryAfter;
  private long length;

  /**
   * @param early is given the answer of which enough has been read
   */
  AnswerReader(Clock clock, CompletableFuture<Answer> early) {
    this.clock = clock;
    this.early = early;
  }

  @Override
  protected void start(HttpResponse response, ContentType type) {
    status = response.getCode();
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    retryAfter = header == null ? null : header.getValue();
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer bytes, boolean isLast) {
    length += bytes.remaining();
    while (bytes.hasRemaining() && shown.hasRemaining()) {
      shown.put(bytes.get());
    }
    bytes.position(bytes.limit());
    if (length > LONGEST) {
      early.complete(buildResult());
    }
  }

  @Override
  protected Answer buildResult() {
    String words = new String(shown.array(), 0, shown.position(), StandardCharsets.UTF_8);
    return Statuses.answer(status, retryAfter, clock.instant(), words);
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}
}
