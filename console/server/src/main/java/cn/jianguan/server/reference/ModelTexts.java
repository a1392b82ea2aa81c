package cn.jianguan.server.reference;

import cn.jianguan.record.ActKind;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What a version of a model says about itself; a version never changes, so it is read once. */
@Component
public class ModelTexts {
  private static final int MOST_KEPT = 500;

  private final ClickHouse clickHouse;
  private final FieldLabels fields;
  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
  private final Map<String, JsonNode> manifests = new ConcurrentHashMap<>();

  ModelTexts(ClickHouse clickHouse, FieldLabels fields) {
    this.clickHouse = clickHouse;
    this.fields = fields;
  }

  private record Files(Map<String, String> files) {}

  /** The manifest of a version; empty where it is not known or cannot be read. */
  private Optional<JsonNode> manifest(String id, String version) {
    String key = id + '@' + version;
    JsonNode known = manifests.get(key);
    if (known == null) {
      known =
          files(id, version)
              .map(it -> it.getOrDefault("model.yaml", ""))
              .map(this::parse)
              .orElse(yaml.createObjectNode());
      if (manifests.size() > MOST_KEPT) {
        manifests.clear();
      }
      if (!known.isEmpty()) {
        manifests.put(key, known);
      }
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(known);
  }

  /** The files of a version by name. */
  public Optional<Map<String, String>> files(String id, String version) {
    return clickHouse
        .rows(
            Files.class,
            Question.of(
                    "SELECT files FROM model FINAL WHERE model_id = {id:String} AND version ="
                        + " {version:String} ORDER BY log_time DESC LIMIT 1")
                .with("id", id)
                .with("version", version))
        .stream()
        .findFirst()
        .map(Files::files);
  }

  private JsonNode parse(String text) {
    try {
      return yaml.readTree(text);
    } catch (JsonProcessingException e) {
      return yaml.createObjectNode();
    }
  }

  /** What a value of the evidence is called; its name where nobody says. */
  public Label evidence(String id, String version, String name) {
    return manifest(id, version)
        .map(it -> it.path("indicators").path(name))
        .filter(it -> it.hasNonNull("zh"))
        .map(it -> new Label(it.path("zh").asText(), it.path("en").asText(it.path("zh").asText())))
        .or(() -> fields.of(name))
        .orElse(new Label(name, name));
  }

  /** What the model is about. */
  public Label description(String id, String version) {
    return manifest(id, version)
        .map(it -> it.path("description"))
        .map(it -> new Label(it.path("zh").asText(""), it.path("en").asText("")))
        .orElse(new Label("", ""));
  }

  /** Kinds of acts that it may look at: those whose names it mentions; none: it is not known. */
  public Set<ActKind> kinds(String id, String version) {
    Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
    manifest(id, version).ifPresent(it -> collect(it, kinds));
    return kinds;
  }

  private static void collect(JsonNode node, Set<ActKind> kinds) {
    if (node.isTextual()) {
      Arrays.stream(ActKind.values())
          .filter(kind -> kind != ActKind.OTHER && kind.name().equals(node.asText()))
          .forEach(kinds::add);
    }
    node.forEach(child -> collect(child, kinds));
  }

  /** The laws it rests on. */
  public List<String> basis(String id, String version) {
    List<String> laws = new ArrayList<>();
    manifest(id, version)
        .map(it -> it.path("basis"))
        .ifPresent(it -> it.forEach(law -> laws.add(law.asText())));
    return laws;
  }
}
