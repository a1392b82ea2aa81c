package cn.jianguan.server.app;

import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The server's side of the contract with the supervisor of the one-machine stack: it says {@code
 * READY port=…} on its output once it serves, and leaves when its input ends, so that no orphan
 * remains whatever happens to the supervisor.
 */
@Component
class SupervisedLife {
  private final ServerSettings settings;

  SupervisedLife(ServerSettings settings) {
    this.settings = settings;
  }

  @EventListener
  void serve(ApplicationReadyEvent event) {
    if (settings.managed()
        && event.getApplicationContext() instanceof WebServerApplicationContext web) {
      System.out.println("READY port=" + web.getWebServer().getPort());
      Thread watch = new Thread(SupervisedLife::leaveWithParent, "parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void leaveWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent; only the end of the stream has a meaning.
      }
    } catch (IOException e) {
      // The pipe is broken: the parent is gone as well.
    }
    Thread last = new Thread(() -> System.exit(0), "leave");
    last.setDaemon(true);
    last.start();
    try {
      last.join(8_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
