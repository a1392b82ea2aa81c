package cn.jianguan.server.document;

import cn.jianguan.console.document.DocumentFile;
import cn.jianguan.console.document.DocumentType;
import cn.jianguan.console.document.UnfitDocumentException;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Documents by alert and hash. One that is handed in again is there once; nothing is ever changed,
 * since a move names what it is about by its hash.
 */
@Repository
public class DocumentStore {
  private static final int MOST_OF_AN_ALERT = 100;

  private final JdbcClient database;
  private final Path home;
  private final Clock clock;

  DocumentStore(JdbcClient database, ServerSettings settings, Clock clock) {
    this.database = database;
    this.home = settings.data() == null ? null : settings.data().resolve("documents");
    this.clock = clock;
  }

  /**
   * Keeps a document with each of these alerts, its bytes once.
   *
   * @param name as its owner calls it
   * @throws Fault if it is none that is taken, or one too many for an alert: then it is kept with
   *     none
   */
  public List<Document> keep(Collection<String> alertIds, String name, byte[] content, String who) {
    DocumentFile file = fit(name, content);
    Map<String, Optional<Document>> before = new LinkedHashMap<>();
    for (String id : alertIds) {
      before.put(id, find(id, file.sha256()));
      if (before.get(id).isEmpty() && all(id).size() >= MOST_OF_AN_ALERT) {
        throw Fault.conflict(
            "TOO_MANY_DOCUMENTS",
            "一条预警至多 100 份附件：" + id,
            "100 documents of an alert at most: " + id);
      }
    }
    write(file);
    return before.entrySet().stream()
        .map(it -> it.getValue().orElseGet(() -> add(it.getKey(), file, who)))
        .toList();
  }

  private static DocumentFile fit(String name, byte[] content) {
    try {
      return DocumentFile.of(name, content);
    } catch (UnfitDocumentException e) {
      throw e.isSize()
          ? Fault.tooLarge(e.field(), e.zh(), e.en())
          : Fault.invalid(e.field(), e.zh(), e.en());
    }
  }

  private Document add(String alertId, DocumentFile file, String who) {
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    int bytes = file.content().length;
    database
        .sql(
            "INSERT INTO document (alert_id, sha256, name, type, bytes, who, at) VALUES (?, ?, ?,"
                + " ?, ?, ?, ?)")
        .params(alertId, file.sha256(), file.name(), file.type().name(), bytes, who, now)
        .update();
    return new Document(file.sha256(), file.name(), file.type(), bytes, who, now.toInstant());
  }

  /** All of it or nothing. */
  private void write(DocumentFile document) {
    if (home == null) {
      throw Fault.unavailable("没有数据目录", "the server has no folder for data");
    }
    try {
      Files.createDirectories(home);
      Path file = home.resolve(document.sha256());
      if (!Files.exists(file)) {
        Path part = Files.createTempFile(home, ".", ".part");
        Files.write(part, document.content());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that was handed in with an alert; empty where it was not. */
  public Optional<Document> find(String alertId, String sha256) {
    return all(alertId).stream().filter(it -> it.sha256().equals(sha256)).findFirst();
  }

  /** Those of an alert, the oldest first. */
  public List<Document> all(String alertId) {
    return database
        .sql("SELECT * FROM document WHERE alert_id = ? ORDER BY at, sha256")
        .param(alertId)
        .query(
            (row, number) ->
                new Document(
                    row.getString("sha256"),
                    row.getString("name"),
                    DocumentType.valueOf(row.getString("type")),
                    row.getInt("bytes"),
                    row.getString("who"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Its bytes; empty where they are no longer there. */
  public Optional<byte[]> content(Document document) {
    try {
      Path file = home.resolve(document.sha256());
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
