package cn.jianguan.server;

import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.sso.SsoSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the console's server. */
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties({ServerSettings.class, SsoSettings.class})
public class Server {
  private static final String TRUSTED = "org.apache.avro.SERIALIZABLE_PACKAGES";

  /** Spring's own options, and those of {@link ServerSettings} and {@link SsoSettings}. */
  public static void main(String[] arguments) {
    // Avro makes no record of a package it is not told to trust, and asks before its first one.
    if (System.getProperty(TRUSTED) == null) {
      System.setProperty(TRUSTED, "cn.jianguan.record,java.time");
    }
    SpringApplication.run(Server.class, arguments);
  }
}
