package cn.jianguan.server;

import cn.jianguan.server.app.ServerSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the console's server. */
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties(ServerSettings.class)
public class Server {
  /** Spring's own options, and those of {@link ServerSettings}. */
  public static void main(String[] arguments) {
    SpringApplication.run(Server.class, arguments);
  }
}
