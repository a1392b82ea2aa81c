package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.SecretFile;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;

/**
 * Which topics a data directory has, in a file of it. A topic that was deleted and made anew has
 * the same name, none of the records, and another id; jobs would go on in it at an offset of the
 * former one.
 */
public final class TopicIds {
  private final Path file;

  public TopicIds(Path file) {
    this.file = file;
  }

  /**
   * Topics that are not those of the file, a line for people each; a topic without an id is new.
   */
  public List<String> changed(Admin admin)
      throws IOException, ExecutionException, InterruptedException {
    Properties known = read();
    Map<String, String> now = ids(admin);
    List<String> lines = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      String before = known.getProperty(topic.kafkaName());
      String id = now.get(topic.kafkaName());
      if (before != null && !before.equals(id)) {
        lines.add(
            "主题 %s %s，原有记录已丢失 / topic %1$s %s: its records are gone"
                .formatted(
                    topic.kafkaName(),
                    id == null ? "已被删除" : "被删除后重建",
                    id == null ? "was deleted" : "was deleted and made anew"));
      }
    }
    return lines;
  }

  /** Notes those that are there now and were not known. */
  public void note(Admin admin) throws IOException, ExecutionException, InterruptedException {
    Properties known = read();
    Map<String, String> all = new TreeMap<>(ids(admin));
    known.stringPropertyNames().forEach(topic -> all.put(topic, known.getProperty(topic)));
    SecretFile.write(
        file,
        all.entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private Properties read() throws IOException {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      }
    }
    return known;
  }

  private static Map<String, String> ids(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, TopicListing> there = admin.listTopics().namesToListings().get();
    return Arrays.stream(Topic.values())
        .filter(topic -> there.containsKey(topic.kafkaName()))
        .collect(
            Collectors.toMap(
                Topic::kafkaName, topic -> there.get(topic.kafkaName()).topicId().toString()));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
