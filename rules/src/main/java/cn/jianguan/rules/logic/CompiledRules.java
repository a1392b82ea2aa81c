package cn.jianguan.rules.logic;

import cn.jianguan.rules.model.InvalidModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Rules as Drools has compiled them, of one model or of several.
 *
 * @param classes all of them, by name
 * @param models names of those that say what the rules are
 */
record CompiledRules(Map<String, byte[]> classes, List<String> models) {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String MODELS = "META-INF/drools-model";
  private static final String CLASS = ".class";

  /**
   * Compiles sources together.
   *
   * @throws InvalidModelException naming every line that does not compile
   */
  static CompiledRules compile(Collection<RuleSource> sources) throws InvalidModelException {
    ClassLoader loader = CompiledRules.class.getClassLoader();
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId("cn.jianguan.published", "rules", "1." + NUMBER.incrementAndGet());
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
    sources.forEach(source -> files.write(source.path(), source.text()));
    try {
      KieBuilder builder = services.newKieBuilder(files, loader);
      builder.buildAll(ExecutableModelProject.class);
      refuse(builder.getResults().getMessages(Message.Level.ERROR));
      return read(((InternalKieModule) builder.getKieModule()).getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // The repository is static and would keep every version ever compiled (incubator-kie#6617).
      services.getRepository().removeKieModule(release);
    }
  }

  private static void refuse(List<Message> errors) throws InvalidModelException {
    if (!errors.isEmpty()) {
      throw new InvalidModelException(
          errors.stream()
              .filter(e -> !e.getText().startsWith("Java source of"))
              .map(e -> e.getPath() + ":" + e.getLine() + ": " + e.getText())
              .distinct()
              .collect(Collectors.joining("\n", "规则无法编译 / rules do not compile:\n", "")));
    }
  }

  /** What is of one source: its package and nothing else. */
  CompiledRules of(RuleSource source) {
    String prefix = source.packageName() + ".";
    Map<String, byte[]> own = new TreeMap<>(classes);
    own.keySet().removeIf(name -> !name.startsWith(prefix));
    return new CompiledRules(own, models.stream().filter(it -> it.startsWith(prefix)).toList());
  }

  /** To be {@linkplain #read read} again. */
  byte[] archive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(MODELS));
      zip.write(String.join("\n", models).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> type : classes.entrySet()) {
        zip.putNextEntry(new ZipEntry(type.getKey().replace('.', '/') + CLASS));
        zip.write(type.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an archive, Drools' or ours.
   *
   * @throws IOException if it is none, or lacks the classes of a model
   */
  static CompiledRules read(byte[] archive) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    List<String> models = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(CLASS)) {
          String type = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
          classes.put(type, zip.readAllBytes());
        } else if (name.endsWith("/drools-model")) {
          new String(zip.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.contains(":")) // the version of Drools
              .forEach(models::add);
        }
      }
    }
    if (models.isEmpty() || !classes.keySet().containsAll(models)) {
      throw new IOException("an archive without its models: " + models);
    }
    return new CompiledRules(classes, models);
  }

  /**
   * Loads the classes.
   *
   * @throws ReflectiveOperationException or LinkageError if they do not fit this program
   */
  KieBase load() throws ReflectiveOperationException {
    Loader loader = new Loader(classes);
    List<Model> loaded = new ArrayList<>();
    for (String name : models) {
      loaded.add((Model) loader.loadClass(name).getDeclaredConstructor().newInstance());
    }
    return KieBaseBuilder.createKieBaseFromModel(loaded);
  }

  /** Defines classes from memory; it goes when its rules go. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(CompiledRules.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
