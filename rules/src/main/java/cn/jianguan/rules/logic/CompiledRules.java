package cn.jianguan.rules.logic;

import cn.jianguan.codec.Sha256;
import cn.jianguan.rules.model.InvalidModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
 * Rules as Drools has compiled them.
 *
 * @param archive their classes, which can be kept and loaded again
 */
record CompiledRules(KieBase base, byte[] archive) {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String MODELS = "/drools-model";
  private static final String CLASS = ".class";

  /** What compiled rules call: another version of it may not fit them. */
  private static final List<Class<?>> CALLED =
      List.of(Bundle.class, KieBase.class, Model.class, KieBaseBuilder.class);

  /**
   * Compiles sources by path.
   *
   * @throws InvalidModelException naming every line that does not compile
   */
  static CompiledRules compile(Map<String, String> sources) throws InvalidModelException {
    ClassLoader loader = CompiledRules.class.getClassLoader();
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId("cn.jianguan.published", "rules", "1." + NUMBER.incrementAndGet());
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
    sources.forEach(files::write);
    try {
      KieBuilder builder = services.newKieBuilder(files, loader);
      builder.buildAll(ExecutableModelProject.class);
      refuse(builder.getResults().getMessages(Message.Level.ERROR));
      KieBase base = services.newKieContainer(release, loader).getKieBase();
      return new CompiledRules(base, ((InternalKieModule) builder.getKieModule()).getBytes());
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

  /**
   * Loads an archive.
   *
   * @throws IOException if it is none, or lacks the classes of a model
   * @throws ReflectiveOperationException or LinkageError if it does not fit this program
   */
  static KieBase load(byte[] archive) throws IOException, ReflectiveOperationException {
    Map<String, byte[]> classes = new HashMap<>();
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(CLASS)) {
          String type = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
          classes.put(type, zip.readAllBytes());
        } else if (name.endsWith(MODELS)) {
          new String(zip.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1) // the version of Drools
              .forEach(names::add);
        }
      }
    }
    if (names.isEmpty() || !classes.keySet().containsAll(names)) {
      throw new IOException("an archive without its models: " + names);
    }
    Loader loader = new Loader(classes);
    List<Model> models = new ArrayList<>();
    for (String name : names) {
      models.add((Model) loader.loadClass(name).getDeclaredConstructor().newInstance());
    }
    return KieBaseBuilder.createKieBaseFromModel(models);
  }

  /** A name that is the same where an archive of these sources fits this program. */
  static String nameOf(Map<String, String> sources) {
    Sha256 hash = new Sha256().add(System.getProperty("java.specification.version"));
    for (Class<?> called : CALLED) {
      hash.add(bytesOf(called));
    }
    sources.forEach((path, source) -> hash.add(path + '\n' + source + '\n'));
    return hash.hex() + ".jar";
  }

  private static byte[] bytesOf(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + CLASS)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Defines classes from state; it goes when its rules go. */
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
