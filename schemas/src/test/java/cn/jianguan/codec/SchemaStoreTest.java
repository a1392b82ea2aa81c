package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards the store of schemas. With {@code -Dschemas.store} it first adds the current schemas,
 * which is the command that the failing test names.
 */
class SchemaStoreTest {
  private static final Path DIRECTORY = Path.of("src/main/resources/schemas");
  private static final String COMMAND =
      "mvn -pl schemas test -Dtest=SchemaStoreTest -Dschemas.store";

  @BeforeAll
  static void store_onRequest() throws IOException {
    if (System.getProperty("schemas.store") == null) {
      return;
    }
    TreeSet<String> index = new TreeSet<>(Files.readAllLines(DIRECTORY.resolve("index.txt")));
    for (Schema schema : StoredRecords.schemas()) {
      Path file = DIRECTORY.resolve(SchemaStore.fileOf(schema));
      Files.createDirectories(file.getParent());
      Files.writeString(file, SchemaNormalization.toParsingForm(schema) + "\n");
      index.add(SchemaStore.fileOf(schema));
    }
    Files.write(DIRECTORY.resolve("index.txt"), index);
  }

  static List<Schema> current() {
    return StoredRecords.schemas();
  }

  @ParameterizedTest
  @MethodSource("current")
  void store_holdsTheCurrentSchema(Schema schema) throws IOException {
    assertThat(Files.readAllLines(DIRECTORY.resolve("index.txt")))
        .as("The schema of %s changed. Keep it for later readers:%n%s", schema.getName(), COMMAND)
        .contains(SchemaStore.fileOf(schema));
  }

  @ParameterizedTest
  @MethodSource("current")
  void currentSchema_readsWhatAnyPastSchemaWrote(Schema schema) throws IOException {
    for (Schema past : stored(schema.getName())) {
      assertThat(SchemaCompatibility.checkReaderWriterCompatibility(schema, past).getType())
          .as("%s must read %s", schema.getName(), SchemaStore.fileOf(past))
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void pastSchemas_beginWithTheEnvelope(Schema schema) throws IOException {
    boolean hasEnvelope = schema.getField("envelope") != null;
    for (Schema past : stored(schema.getName())) {
      assertThat(past.getFields().get(0).name().equals("envelope")).isEqualTo(hasEnvelope);
    }
  }

  @Test
  void index_namesExactlyTheFilesThere() throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      List<String> found =
          files
              .filter(file -> file.toString().endsWith(".avsc"))
              .map(file -> DIRECTORY.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(DIRECTORY.resolve("index.txt"))).isEqualTo(found);
    }
  }

  @Test
  void everyStoredSchema_isFoundByItsFingerprint_theCurrentOneAsGenerated() throws IOException {
    SchemaStore store = SchemaStore.read();
    for (Schema current : StoredRecords.schemas()) {
      for (Schema past : stored(current.getName())) {
        assertThat(store.byFingerprint(SchemaNormalization.parsingFingerprint64(past)))
            .hasValueSatisfying(
                it -> assertThat(SchemaStore.fileOf(it)).isEqualTo(SchemaStore.fileOf(past)));
      }
      assertThat(
              store.byFingerprint(SchemaNormalization.parsingFingerprint64(current)).orElseThrow())
          .isSameAs(current);
    }
    assertThat(store.byFingerprint(0)).isEmpty();
  }

  private static List<Schema> stored(String record) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(record))) {
      return files.map(SchemaStoreTest::parse).toList();
    }
  }

  private static Schema parse(Path file) {
    try {
      Schema schema = new Schema.Parser().parse(Files.readString(file));
      assertThat(DIRECTORY.resolve(SchemaStore.fileOf(schema))).isEqualTo(file);
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
