package cn.jianguan.server.app;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every address of the page is the one file that holds it; the page knows what to show. */
@Controller
class PageController {
  @GetMapping({
    "/login",
    "/wall",
    "/alerts",
    "/alerts/{*rest}",
    "/subjects",
    "/subjects/{*rest}",
    "/plans",
    "/plans/{*rest}",
    "/models",
    "/models/{*rest}",
    "/statistics",
    "/statistics/{*rest}",
    "/data",
    "/data/{*rest}",
    "/admin",
    "/admin/{*rest}"
  })
  String page() {
    return "forward:/index.html";
  }
}
