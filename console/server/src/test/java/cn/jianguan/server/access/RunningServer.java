package cn.jianguan.server.access;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The whole server without a cluster: one for all tests that extend this. */
@SpringBootTest(
    properties = {
      "spring.main.lazy-initialization=true",
      "springdoc.api-docs.enabled=false",
      "jianguan.rate.at-once=1000000",
      "jianguan.sources=../../deploy/sources"
    })
@AutoConfigureMockMvc
public abstract class RunningServer {
  @TempDir private static Path data;

  @Autowired protected MockMvc mvc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("jianguan.data", () -> data.toString());
    registry.add("jianguan.config", () -> data.resolve("none.properties").toString());
    registry.add("jianguan.accounts.url", () -> "jdbc:h2:mem:access;DB_CLOSE_DELAY=-1");
  }
}
