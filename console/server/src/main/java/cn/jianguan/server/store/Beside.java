package cn.jianguan.server.store;

import cn.jianguan.server.error.Fault;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks something while the asker asks something else. */
@Component
public class Beside {
  private final ExecutorService threads = Executors.newFixedThreadPool(ClickHouse.MOST_AT_ONCE);

  /** The answer, once it is asked for; or the {@link Fault} that it became. */
  public <T> Supplier<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, threads);
    return () -> join(answer);
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw e;
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
