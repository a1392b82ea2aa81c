package cn.jianguan.rules.logic;

import cn.jianguan.codec.Sha256;
import cn.jianguan.rules.model.ModelDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/**
 * What the compiler gets of a model. Written from the tree: what the author typed besides never
 * reaches it.
 *
 * @param packageName where what is compiled of it is, and of no other model
 * @param text one line, then the author's, so that the compiler's line numbers are those of his
 *     file
 */
record RuleSource(String packageName, String path, String text) {
  /** What compiled rules call: another version of it may not fit them. */
  private static final String CALLED =
      hash(List.of(Bundle.class, KieBase.class, Model.class, KieBaseBuilder.class));

  static RuleSource of(ModelDefinition model) {
    String packageName =
        "cn.jianguan.published." + model.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    return new RuleSource(
        packageName,
        "src/main/resources/" + packageName.replace('.', '/') + "/" + model.id() + ".drl",
        "package "
            + packageName
            + "; import cn.jianguan.rules.logic.Bundle; import cn.jianguan.record.Severity; dialect"
            + " \"java\"; "
            + Comparisons.strict(model.logic()).text());
  }

  /** Name of its archive: the same where what was compiled fits this source and this program. */
  String archiveName() {
    return new Sha256().add(CALLED).add(path + '\n' + text).hex() + ".jar";
  }

  private static String hash(List<Class<?>> called) {
    Sha256 hash = new Sha256().add(System.getProperty("java.specification.version"));
    called.forEach(type -> hash.add(bytesOf(type)));
    return hash.hex();
  }

  private static byte[] bytesOf(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
