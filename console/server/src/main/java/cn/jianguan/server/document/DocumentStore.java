package cn.jianguan.server.document;

import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Documents by alert and hash. One that is handed in again is there once; nothing is ever changed,
 * since a move names what it is about by its hash.
 */
@Repository
public class DocumentStore {
  private static final int MOST_BYTES = 10 << 20;
  private static final int MOST_OF_AN_ALERT = 100;
  private static final int LONGEST_NAME = 100;

  private final JdbcClient database;
  private final Path home;
  private final Clock clock;

  DocumentStore(JdbcClient database, ServerSettings settings, Clock clock) {
    this.database = database;
    this.home = settings.data() == null ? null : settings.data().resolve("documents");
    this.clock = clock;
  }

  /**
   * Keeps a document.
   *
   * @param name as its owner calls it
   * @throws Fault if it is none of {@link DocumentType}, too large, or one too many
   */
  public Document keep(String alertId, String name, byte[] content, String who) {
    String called = name == null ? "" : name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.matches(".*[/\\\\\\p{Cntrl}].*")) {
      throw Fault.invalid("name", "1 至 100 字的文件名", "the name of a file, 100 characters at most");
    }
    if (content == null || content.length == 0 || content.length > MOST_BYTES) {
      throw Fault.tooLarge("body", "1 字节至 10 MiB", "1 byte to 10 MiB");
    }
    DocumentType type =
        DocumentType.of(called, content)
            .orElseThrow(
                () ->
                    Fault.invalid(
                        "body",
                        "应为 PDF、JPEG、PNG、OFD、DOCX 或 XLSX，且与文件名相符",
                        "PDF, JPEG, PNG, OFD, DOCX or XLSX, as its name says"));
    String sha256 = hash(content);
    Optional<Document> before = find(alertId, sha256);
    if (before.isPresent()) {
      return before.get();
    }
    if (all(alertId).size() >= MOST_OF_AN_ALERT) {
      throw Fault.conflict("TOO_MANY_DOCUMENTS", "一条预警至多 100 份附件", "100 documents of an alert");
    }
    write(sha256, content);
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    database
        .sql(
            "INSERT INTO document (alert_id, sha256, name, type, bytes, who, at) VALUES (?, ?, ?,"
                + " ?, ?, ?, ?)")
        .params(alertId, sha256, called, type.name(), content.length, who, now)
        .update();
    return new Document(sha256, called, type, content.length, who, now.toInstant());
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of it or nothing. */
  private void write(String sha256, byte[] content) {
    if (home == null) {
      throw Fault.unavailable("没有数据目录", "the server has no folder for data");
    }
    try {
      Files.createDirectories(home);
      Path file = home.resolve(sha256);
      if (!Files.exists(file)) {
        Path part = Files.createTempFile(home, ".", ".part");
        Files.write(part, content);
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
