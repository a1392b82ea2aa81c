package cn.jianguan.rules.logic;

import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * The compiled rules of a set of models, at most one version of each. Thread-safe; compiling takes
 * a second or so, and one lock, because Drools keeps modules in a static repository.
 */
public final class RuleBook {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Pattern HEADER =
      Pattern.compile("^\\s*(package|import|dialect|global|function)\\b", Pattern.MULTILINE);

  /** Books in use, by source: the subtasks of one process share them. */
  private static final Map<Map<String, String>, WeakReference<RuleBook>> BOOKS = new HashMap<>();

  private final KieBase base;

  private RuleBook(KieBase base) {
    this.base = base;
  }

  /**
   * Compiles the rules of some models, or hands out the book that someone else in this process
   * uses.
   *
   * @throws InvalidModelException naming every line that does not compile
   */
  public static RuleBook compile(List<ModelDefinition> models) throws InvalidModelException {
    Map<String, String> sources = new TreeMap<>();
    for (ModelDefinition model : models) {
      if (sources.put(path(model), source(model)) != null) {
        throw new IllegalArgumentException("two versions of " + model.id() + " in one rule book");
      }
    }
    synchronized (BOOKS) {
      BOOKS.values().removeIf(known -> known.get() == null);
      WeakReference<RuleBook> known = BOOKS.get(sources);
      RuleBook book = known == null ? null : known.get();
      if (book == null) {
        book = new RuleBook(build(sources));
        BOOKS.put(Map.copyOf(sources), new WeakReference<>(book));
      }
      return book;
    }
  }

  /** A session of one thread; close it. */
  public RuleSession open() {
    KieSessionConfiguration ofOneThread = KieServices.get().newKieSessionConfiguration();
    ofOneThread.setOption(ThreadSafeOption.NO);
    KieSession session = base.newKieSession(ofOneThread, null);
    return new RuleSession(this, session);
  }

  private static String source(ModelDefinition model) throws InvalidModelException {
    if (HEADER.matcher(model.drl()).find()) {
      throw new InvalidModelException(
          model.id()
              + ": 规则中不得出现 package/import/dialect/global/function / the engine adds package, imports"
              + " and dialect; globals and functions are not allowed");
    }
    // One line, so that the compiler's line numbers are those of the author's file.
    return "package "
        + packageOf(model)
        + "; import cn.jianguan.rules.logic.Bundle; import cn.jianguan.record.Severity; dialect"
        + " \"java\"; "
        + Comparisons.strict(model.drl());
  }

  private static String packageOf(ModelDefinition model) {
    return "cn.jianguan.published."
        + model.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private static String path(ModelDefinition model) {
    return "src/main/resources/" + packageOf(model).replace('.', '/') + "/" + model.id() + ".drl";
  }

  private static KieBase build(Map<String, String> sources) throws InvalidModelException {
    ClassLoader loader = RuleBook.class.getClassLoader();
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId("cn.jianguan.published", "rules", "1." + NUMBER.incrementAndGet());
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
    sources.forEach(files::write);
    try {
      KieBuilder builder = services.newKieBuilder(files, loader);
      builder.buildAll(ExecutableModelProject.class);
      refuse(builder.getResults().getMessages(Message.Level.ERROR));
      KieContainer container = services.newKieContainer(release, loader);
      return container.getKieBase();
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
}
