package cn.jianguan.local.kafka;

import cn.jianguan.local.process.ManagedMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Main class of the broker's process: broker and controller in one (KRaft).
 *
 * <p>Arguments: properties file, port of the broker. The log directory is formatted when it is new.
 */
final class KafkaServer {
  private KafkaServer() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Path logs = Path.of(properties.getProperty("log.dirs"));
    if (!Files.exists(logs.resolve("meta.properties"))) {
      format(file);
    }
    KafkaSettings.login(properties, KafkaUsers.in(file.getParent()));
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
    ManagedMain.leaveWithParent(server::shutdown);
    ManagedMain.ready(Map.of("port", args[1]));
  }

  private static void format(Path file) throws IOException {
    int status =
        StorageTool.execute(
            new String[] {
              "format", "--config", file.toString(), "--cluster-id", Uuid.randomUuid().toString()
            },
            System.out);
    if (status != 0) {
      throw new IOException("the log directory could not be formatted");
    }
  }
}
