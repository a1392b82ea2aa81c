package cn.jianguan.server.model;

import cn.jianguan.server.error.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as they are kept. */
@Repository
class DraftStore {
  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};
  private static final int MOST = 500;
  private static final int MOST_OF_ONE = 50;

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final Clock clock;

  DraftStore(JdbcClient database, JsonMapper mapper, Clock clock) {
    this.database = database;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The newest change first. */
  List<Draft> all() {
    return database
        .sql("SELECT * FROM model_draft ORDER BY changed_at DESC, id DESC LIMIT ?")
        .param(MOST)
        .query(this::draft)
        .list();
  }

  Draft get(long id) {
    return database
        .sql("SELECT * FROM model_draft WHERE id = ?")
        .param(id)
        .query(this::draft)
        .optional()
        .orElseThrow(() -> Fault.missing("没有此草稿", "there is no such draft"));
  }

  long add(String modelId, String base, String author, Map<String, String> files) {
    long own =
        database
            .sql("SELECT count(*) FROM model_draft WHERE author = ?")
            .param(author)
            .query(Long.class)
            .single();
    if (own >= MOST_OF_ONE) {
      throw Fault.conflict("TOO_MANY", "每人至多 50 份草稿", "50 drafts of one author at most");
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    database
        .sql(
            "INSERT INTO model_draft (model_id, base, author, revision, offered, note, files,"
                + " created_at, changed_at) VALUES (?, ?, ?, 1, FALSE, '', ?, ?, ?)")
        .params(modelId, base, author, mapper.writeValueAsString(files), now, now)
        .update(key, "ID");
    return key.getKeyAs(Long.class);
  }

  /** Writes what became of the revision that somebody saw; whoever saw another is told so. */
  void change(Draft seen, boolean offered, String note, Map<String, String> files) {
    int changed =
        database
            .sql(
                "UPDATE model_draft SET revision = revision + 1, offered = ?, note = ?, files = ?,"
                    + " changed_at = ? WHERE id = ? AND revision = ?")
            .params(
                offered,
                note,
                mapper.writeValueAsString(files),
                clock.instant().atOffset(ZoneOffset.UTC),
                seen.id(),
                seen.revision())
            .update();
    if (changed == 0) {
      throw stale();
    }
  }

  void drop(long id) {
    database.sql("DELETE FROM model_draft WHERE id = ?").param(id).update();
  }

  /** Somebody changed it meanwhile. */
  static Fault stale() {
    return Fault.conflict(
        "STALE", "草稿已被改动，请刷新后再操作", "the draft was changed meanwhile: look at it again first");
  }

  private Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getLong("id"),
        row.getString("model_id"),
        row.getString("base"),
        row.getString("author"),
        row.getInt("revision"),
        row.getBoolean("offered"),
        row.getString("note"),
        mapper.readValue(row.getString("files"), FILES),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
