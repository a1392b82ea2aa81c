package cn.jianguan.server.draw;

import cn.jianguan.console.draw.PoolFiles;
import cn.jianguan.console.draw.Publication;
import cn.jianguan.console.draw.Verification;
import cn.jianguan.console.gateway.GatewayCheck;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.console.send.ActOutcome;
import cn.jianguan.log.Topic;
import cn.jianguan.rules.draw.Chance;
import cn.jianguan.rules.draw.Draw;
import cn.jianguan.rules.draw.DrawPolicy;
import cn.jianguan.rules.draw.DrawPool;
import cn.jianguan.rules.draw.DrawTerms;
import cn.jianguan.rules.draw.Drawn;
import cn.jianguan.rules.draw.Drawn.DrawnObject;
import cn.jianguan.rules.draw.PoolOfficer;
import cn.jianguan.rules.grade.GradeClass;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.act.ActGate;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/** Makes draws, keeps what was published of them, and draws again to compare. */
@Service
class DrawDesk {
  private static final int MOST_SHOWN = 200;
  private static final int HASH_SHOWN = 8;

  private final DrawStore store;
  private final ActGate gate;
  private final Directory directory;
  private final Audit audit;
  private final Path mapping;

  DrawDesk(
      DrawStore store, ActGate gate, Directory directory, Audit audit, ServerSettings settings) {
    this.store = store;
    this.gate = gate;
    this.directory = directory;
    this.audit = audit;
    this.mapping = settings.draw();
  }

  /**
   * One class of a pool.
   *
   * @param drawn how many of it are drawn, whatever the seed
   */
  record Stratum(GradeClass of, long objects, long left, long drawn) {}

  /** What is known before the seed is: nobody can try seeds with it. */
  record Pool(
      String poolHash,
      List<Stratum> strata,
      Map<String, Long> left,
      Map<String, Long> officers,
      String commitment) {}

  /** An object that was drawn, with its officers by agency. */
  record Line(
      String object,
      String name,
      String area,
      GradeClass of,
      double weight,
      Map<String, List<String>> officers) {}

  /**
   * A draw that was made.
   *
   * @param objects how many were drawn; {@code first} the first of them
   * @param outcomes how many of the acts sent came to what; empty: nothing was sent
   */
  record Made(
      String id,
      String plan,
      String seed,
      String commitment,
      String poolHash,
      long objects,
      List<Line> first,
      Map<String, Long> left,
      Map<String, Long> outcomes) {}

  Pool pool(DrawRequest wanted, Account by) throws IOException {
    DrawTerms terms = terms(wanted, by);
    DrawPool pool = read(wanted);
    Drawn drawn = draw(terms, pool, "");
    Map<String, String> left = drawn.left();
    List<Stratum> strata = new ArrayList<>();
    for (GradeClass grade : GradeClass.values()) {
      strata.add(
          new Stratum(
              grade,
              pool.objects().stream().filter(it -> it.creditClass() == grade).count(),
              pool.objects().stream()
                  .filter(it -> it.creditClass() == grade && left.containsKey(it.key()))
                  .count(),
              drawn.objects().stream().filter(it -> it.creditClass() == grade).count()));
    }
    String seed = wanted.seed();
    return new Pool(
        drawn.poolHash(),
        strata,
        counted(left.values().stream().toList(), it -> it),
        counted(pool.officers(), PoolOfficer::agency),
        seed == null || seed.isBlank() ? "" : Chance.commitment(seed));
  }

  synchronized Made make(DrawRequest wanted, Account by) throws IOException {
    DrawTerms terms = terms(wanted, by);
    String seed = wanted.checkedSeed();
    DrawPool pool = read(wanted);
    Drawn drawn = draw(terms, pool, seed);
    String id = terms.planId() + "-" + drawn.poolHash().substring(0, HASH_SHOWN);
    String before = store.find(id).map(it -> it.said("seed")).orElse(seed);
    if (!before.equals(seed)) {
      throw Fault.conflict(
          "DRAWN_ALREADY",
          "此名录库已为此计划抽取过，不得另换种子",
          "this pool was drawn for this plan with another seed");
    }
    Map<String, String> said =
        Map.of(
            "seed",
            seed,
            "commitment",
            Chance.commitment(seed),
            "poolHash",
            drawn.poolHash(),
            "drawnOn",
            terms.from().toString());
    store.save(id, new Publication(terms, DrawPolicy.shipped(terms.from()), pool, said), drawn);
    Map<String, Long> outcomes = wanted.send() ? send(store.folder(id)) : Map.of();
    audit.write(
        by, "DRAW", id, "", "seed " + seed + ", drawn " + drawn.objects().size() + " " + outcomes);
    return made(id, said, terms, drawn, outcomes);
  }

  private static Made made(
      String id,
      Map<String, String> said,
      DrawTerms terms,
      Drawn drawn,
      Map<String, Long> outcomes) {
    return new Made(
        id,
        terms.planId(),
        said.get("seed"),
        said.get("commitment"),
        drawn.poolHash(),
        drawn.objects().size(),
        drawn.objects().stream().limit(MOST_SHOWN).map(DrawDesk::line).toList(),
        counted(drawn.left().values().stream().toList(), it -> it),
        outcomes);
  }

  private static Line line(DrawnObject it) {
    return new Line(
        it.object().key(),
        it.object().name(),
        it.object().area(),
        it.creditClass(),
        it.weight(),
        it.officers());
  }

  /** What came of the acts of a draw, counted. */
  private Map<String, Long> send(Path folder) throws IOException {
    Source source = Source.load(mapping);
    List<TimedRecord> records = new ArrayList<>();
    GatewayCheck.run(source, folder, file -> {}, (record, hash) -> records.add(record));
    long refused = records.stream().filter(it -> it.topic() == Topic.REJECTS).count();
    Map<String, Long> outcomes = counted(gate.send(source, records), it -> it.result().name());
    if (refused > 0) {
      outcomes.merge(ActOutcome.Result.REFUSED.name(), refused, Long::sum);
    }
    return outcomes;
  }

  private static <T> Map<String, Long> counted(List<T> all, Function<T, String> by) {
    return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  /** Who draws leads: a department for itself, a centre for the agencies of its region. */
  private DrawTerms terms(DrawRequest wanted, Account by) {
    DrawTerms terms = wanted.terms();
    String lead = terms.agencies().get(0);
    boolean may =
        by.role() == Role.DEPT
            ? lead.equals(by.org())
            : directory
                .agency(lead)
                .filter(it -> directory.subtree(by.area()).contains(it.areaNumber()))
                .isPresent();
    if (!may) {
      throw Fault.invalid(
          "agencies", "牵头部门须为本机关或辖区内的机构", "the lead: one's own agency, or of one's region");
    }
    return terms;
  }

  private static Drawn draw(DrawTerms terms, DrawPool pool, String seed) {
    try {
      return new Draw(terms, DrawPolicy.shipped(terms.from()), pool).with(seed);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("officers", String.valueOf(e.getMessage()));
    }
  }

  private static DrawPool read(DrawRequest wanted) throws IOException {
    Path folder = Files.createTempDirectory("jianguan-draw");
    try {
      Path pool = Files.write(folder.resolve("pool.csv"), wanted.poolBytes());
      Path officers = Files.write(folder.resolve("officers.csv"), wanted.officerBytes());
      return new DrawPool(PoolFiles.objects(pool), PoolFiles.officers(officers));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Fault.invalid("pool", said(e, folder));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static String said(Exception e, Path folder) {
    return String.valueOf(e.getMessage()).replace(folder + "/", "");
  }

  /** What differs between a folder and what is drawn again from it. */
  List<String> differences(Path folder) throws IOException {
    try {
      return new Verification(folder).differences();
    } catch (NoSuchFileException e) {
      throw Fault.invalid("files", "缺少 / lacks " + Path.of(e.getFile()).getFileName());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Fault.invalid("files", said(e, folder));
    }
  }
}
