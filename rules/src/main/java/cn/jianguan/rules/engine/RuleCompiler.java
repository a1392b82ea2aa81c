package cn.jianguan.rules.engine;

import cn.jianguan.rules.logic.CompiledRuleCache;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Compiles batches one after the other, on a thread that is there only while there is work. */
final class RuleCompiler implements AutoCloseable {
  private static final int IDLE_SECONDS = 1;

  private final CompiledRuleCache cache;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RuleCompiler::thread);

  /**
   * @param cache where what is compiled is kept
   */
  RuleCompiler(CompiledRuleCache cache) {
    this.cache = cache;
    thread.allowCoreThreadTimeOut(true);
  }

  /** Rules that do not compile are part of the outcome, not an exception. */
  CompletableFuture<RuleBatch> compile(List<ModelDefinition> models) {
    List<ModelDefinition> together = List.copyOf(models);
    return CompletableFuture.supplyAsync(() -> RuleBatch.of(together, cache), thread);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rule-compiler");
    thread.setDaemon(true);
    // Drools looks for its services where we were loaded, not where our caller was.
    thread.setContextClassLoader(RuleCompiler.class.getClassLoader());
    return thread;
  }
}
