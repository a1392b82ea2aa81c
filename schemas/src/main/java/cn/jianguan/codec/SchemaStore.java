package cn.jianguan.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * All schemas that messages were ever written with, read once from {@code schemas/index.txt} and
 * {@code schemas/<record>/<fingerprint>.avsc} on the class path. Files hold the parsing canonical
 * form, the very text that the fingerprint is made from. Immutable, thread-safe.
 */
public final class SchemaStore implements SchemaLookup {
  static final String ROOT = "schemas/";

  private final Map<Long, Schema> schemas;

  private SchemaStore(Map<Long, Schema> schemas) {
    this.schemas = schemas;
  }

  /** The store that ships with this version: the current schemas and the past ones. */
  public static SchemaStore shipped() {
    return Shipped.STORE;
  }

  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.ofNullable(schemas.get(fingerprint));
  }

  /** File of a schema below {@code schemas/}, the name it has in the index too. */
  static String fileOf(Schema schema) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    return "%s/%016x.avsc".formatted(schema.getName(), fingerprint);
  }

  static SchemaStore read() {
    Map<Long, Schema> found = new HashMap<>();
    for (String file : text("index.txt").lines().toList()) {
      Schema schema = new Schema.Parser().parse(text(file));
      if (!fileOf(schema).equals(file)) {
        throw new IllegalStateException("Stored schema does not match its name: " + file);
      }
      found.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
    // The generated schema of a current record takes the place of its canonical twin, so that the
    // common case reads without resolution.
    for (Schema current : StoredRecords.schemas()) {
      found.put(SchemaNormalization.parsingFingerprint64(current), current);
    }
    return new SchemaStore(Map.copyOf(found));
  }

  private static String text(String file) {
    try (InputStream in = SchemaStore.class.getClassLoader().getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException("Missing on the class path: " + ROOT + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return schemas.values().stream()
        .collect(Collectors.groupingBy(Schema::getName, Collectors.counting()))
        .toString();
  }

  private static final class Shipped {
    static final SchemaStore STORE = read();
  }
}
