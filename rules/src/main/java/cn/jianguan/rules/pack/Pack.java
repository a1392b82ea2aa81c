package cn.jianguan.rules.pack;

import cn.jianguan.codec.Sha256;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.model.ModelDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text files of one model, as the author wrote them. A pack is what is published, stored and
 * hashed; everything else is read from it.
 *
 * @param id folder name, equal to the model's id
 * @param files content by file name
 */
public record Pack(String id, SortedMap<String, String> files) {
  public static final String MODEL = "model.yaml";
  public static final String PARAMETERS = "parameters.csv";
  public static final String LOGIC = "logic.drl";
  public static final String SCENARIOS = "scenarios.yaml";

  /** The files of a pack, in the order in which one reads them. */
  public static final List<String> FILES = List.of(MODEL, PARAMETERS, LOGIC, SCENARIOS);

  public Pack(String id, Map<String, String> files) {
    this(id, new TreeMap<>(files));
  }

  /** Reads a pack's folder; unknown files in it are left alone. */
  public static Pack read(Path folder) {
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        try {
          files.put(name, Files.readString(file));
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + file, e);
        }
      }
    }
    return new Pack(folder.getFileName().toString(), files);
  }

  /** The pack inside a published record; the hash is compared with the files. */
  public static Pack of(ModelRecord published) {
    Pack pack = new Pack(published.getModelId(), published.getFiles());
    if (!pack.sha256().equals(published.getSha256())) {
      throw new PackException(
          pack.id,
          0,
          "sha256",
          "内容摘要与文件不符：记录为 " + published.getSha256() + "，实为 " + pack.sha256(),
          "the hash does not fit the files");
    }
    return pack;
  }

  /**
   * What is sent to the topic of models; {@link PackException} where the pack cannot be read.
   *
   * @param effectiveFrom log time from which the version holds; the past means from arrival
   * @param effectiveTo log time until which it holds; null: still
   */
  public ModelRecord publish(
      ModelState state,
      Instant effectiveFrom,
      Instant effectiveTo,
      String author,
      String publisher) {
    Manifest manifest = new ManifestReader().read(this);
    ModelDefinition model = manifest.definition();
    return ModelRecord.newBuilder()
        .setModelId(id)
        .setVersion(model.version())
        .setNameZh(model.nameZh())
        .setNameEn(model.nameEn())
        .setDomain(model.domain())
        .setModelSet(manifest.set())
        .setState(state)
        .setEffectiveFrom(effectiveFrom)
        .setEffectiveTo(effectiveTo)
        .setAuthor(author)
        .setPublisher(publisher)
        .setSha256(sha256())
        .setFiles(new TreeMap<>(files))
        .build();
  }

  /** Text of a file that must be there. */
  public String file(String name) {
    String text = files.get(name);
    if (text == null) {
      throw new PackException(
          path(name), 0, "", "模型文件夹缺少此文件", "this file is missing from the model's folder");
    }
    return text;
  }

  /** A file's name in messages. */
  public String path(String name) {
    return id + "/" + name;
  }

  /** SHA-256 over names and contents, independent of the order in which files were given. */
  public String sha256() {
    Sha256 hash = new Sha256();
    files.forEach((name, text) -> hash.add(name + '\0' + text + '\0'));
    return hash.hex();
  }

  @Override
  public String toString() {
    return id;
  }
}
