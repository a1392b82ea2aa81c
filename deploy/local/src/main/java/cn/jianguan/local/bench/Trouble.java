package cn.jianguan.local.bench;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** How an endpoint fails. */
enum Trouble {
  SILENT {
    @Override
    void answer(HttpExchange exchange, CountDownLatch end) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    }
  },
  FAILING {
    @Override
    void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
      close(exchange, 500);
    }
  },
  BUSY {
    @Override
    void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
      exchange.getResponseHeaders().add("Retry-After", "1");
      close(exchange, 429);
    }
  },
  MOVED {
    @Override
    void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
      close(exchange, 301);
    }
  },
  /** Ends in the middle of what it says. */
  CUT {
    @Override
    void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write(1);
      exchange.close();
    }
  };

  /** Answers so; returns at the latest when the endpoint ends. */
  abstract void answer(HttpExchange exchange, CountDownLatch end) throws IOException;

  String path() {
    return "/" + name().toLowerCase(Locale.ROOT) + "/";
  }

  private static void close(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
