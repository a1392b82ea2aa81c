package cn.jianguan.command.draw;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.draw.PoolFiles;
import cn.jianguan.console.draw.Publication;
import cn.jianguan.console.draw.Verification;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.rules.draw.Chance;
import cn.jianguan.rules.draw.Draw;
import cn.jianguan.rules.draw.DrawPolicy;
import cn.jianguan.rules.draw.DrawPool;
import cn.jianguan.rules.draw.DrawTerms;
import cn.jianguan.rules.draw.Drawn;
import cn.jianguan.rules.draw.PoolObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws objects and officers for a plan, and publishes all that is needed to draw again. */
@Command(
    name = "draw",
    description = "双随机抽取：对象与执法人员 / random draw of objects and officers, which anybody can repeat")
public final class DrawCommand extends ProgressCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int REFUSED = 2;
  private static final int SHOWN = 20;

  @Mixin private ClusterOption option;

  @Option(names = "--plan", description = "计划标识 / id of the plan")
  private String plan;

  @Option(names = "--seed", description = "种子，任意文本 / seed, any text")
  private String seed;

  @Option(
      names = "--commitment",
      description =
          "抽取前公布的承诺值；与种子不符则不抽 / what was published before; a seed that does not fit it is refused")
  private String commitment;

  @Option(
      names = "--pool",
      description =
          "检查对象名录库 CSV；缺省为系统中登记的对象 / library of objects; otherwise the objects the stack has registered")
  private Path objects;

  @Option(
      names = "--area",
      defaultValue = "",
      description = "无 --pool 时：区划以此开头的对象，如 3201 / without --pool: objects whose region begins so")
  private String area;

  @Option(
      names = "--objects",
      defaultValue = "",
      description = "无 --pool 时：键以此开头的对象，如 USCC: / without --pool: objects whose key begins so")
  private String prefix;

  @Option(names = "--officers", description = "执法检查人员名录库 CSV / roster of officers")
  private Path officers;

  @Option(
      names = "--agency",
      split = ",",
      description = "部门，牵头在前；缺省如计划 / agencies, the lead first; as the plan says")
  private List<String> agencies = List.of();

  @Option(
      names = "--item",
      split = ",",
      description = "抽查事项；缺省如计划 / codes of the items to check; as the plan says")
  private List<String> items = List.of();

  @Option(names = "--key-item", description = "重点事项：D 级全部检查 / a KEY item: all of class D")
  private boolean keyItem;

  @Option(names = "--from", description = "任务开始日期；缺省如计划 / first day of the task; as the plan says")
  private LocalDate from;

  @Option(names = "--to", description = "任务结束日期；缺省如计划 / last day of the task; as the plan says")
  private LocalDate to;

  @Option(
      names = "--drawn-on",
      description = "抽取日期，缺省为任务开始日期 / day of the draw; otherwise the first day of the task")
  private LocalDate drawnOn;

  @Option(
      names = "--count",
      defaultValue = "0",
      description = "抽取户数，缺省按各级比例 / objects to draw; otherwise as the ratios of the classes say")
  private int count;

  @Option(
      names = "--per-officer",
      defaultValue = "0",
      description = "每名执法人员最多户数，0 不限 / most objects an officer takes, 0 no limit")
  private int perOfficer;

  @Option(
      names = "--table",
      description = "各级比例、频次、权重表 / table of classes; otherwise the shipped one")
  private Path table;

  @Option(names = "--out", description = "公布目录 / folder to publish to; must not exist")
  private Path out;

  @Option(names = "--send", description = "将抽查任务导入运行中的系统 / send the task into the running stack")
  private boolean send;

  @Override
  public Integer call() throws IOException, InterruptedException {
    require("--plan", plan);
    require("--seed", seed);
    require("--officers", officers);
    require("--out", out);
    String fits = Chance.commitment(seed);
    if (commitment != null && !commitment.equals(fits)) {
      throw new IllegalArgumentException("种子与承诺值不符 / the seed does not fit the commitment");
    }
    if (Files.exists(out)) {
      throw new IllegalArgumentException("已存在，不覆盖 / exists, and is not written over: " + out);
    }
    complete();
    DrawTerms terms = new DrawTerms(plan, from, to, items, agencies, keyItem, count, perOfficer);
    DrawPolicy policy =
        table == null
            ? DrawPolicy.shipped(from)
            : DrawPolicy.of(table.toString(), Files.readString(table), from);
    LocalDate day = drawnOn == null ? from : drawnOn;
    DrawPool pool = new DrawPool(pool(day), PoolFiles.officers(officers));
    Drawn drawn = new Draw(terms, policy, pool).with(seed);
    Map<String, String> said =
        Map.of(
            "seed",
            seed,
            "commitment",
            fits,
            "poolHash",
            drawn.poolHash(),
            "drawnOn",
            day.toString());
    new Publication(terms, policy, pool, said).write(out, drawn);
    say(pool, drawn);
    if (send) {
      LiveImport.Imported sent =
          new LiveImport(option.clusterThatRuns(), this::print)
              .runAndAwait(Source.load(Home.drawMapping()), out.toAbsolutePath().normalize());
      sent.lines().forEach(this::print);
      return sent.refusesAny() ? REFUSED : 0;
    }
    return 0;
  }

  /** What is not said is as the plan was filed. */
  private void complete() throws IOException {
    if (agencies.isEmpty() || items.isEmpty() || from == null || to == null) {
      StoredPlan filed;
      try (ClickHouse clickHouse = ClickHouse.connect(option.cluster().clickHouse())) {
        filed = StoredPlan.of(clickHouse, plan);
      }
      agencies = agencies.isEmpty() ? filed.agencies() : agencies;
      items = items.isEmpty() ? filed.items() : items;
      from = from == null ? filed.from() : from;
      to = to == null ? filed.to() : to;
    }
    require("--from", from);
    require("--to", to);
  }

  private List<PoolObject> pool(LocalDate day) throws IOException {
    if (objects != null) {
      return PoolFiles.objects(objects);
    }
    try (ClickHouse clickHouse = ClickHouse.connect(option.cluster().clickHouse())) {
      List<PoolObject> all = StoredPool.objects(clickHouse, day, area, prefix);
      if (all.isEmpty()) {
        throw new IllegalArgumentException(
            "系统中没有这样的登记对象：看 --area、--objects，或用 --pool / the stack has no such registered object: see"
                + " --area and --objects, or say --pool");
      }
      return all;
    }
  }

  private void say(DrawPool pool, Drawn drawn) {
    print(
        "池 / pool: %,d 个对象 objects, %,d 名执法人员 officers; 未入池 left out: %,d"
            .formatted(pool.objects().size(), pool.officers().size(), drawn.left().size()));
    print("池哈希 / pool hash: " + drawn.poolHash());
    print("抽中 / drawn: %,d → %s".formatted(drawn.objects().size(), out));
    drawn.objects().stream()
        .limit(SHOWN)
        .forEach(
            it ->
                print(
                    "  %s  %s  %s".formatted(it.creditClass(), it.object().key(), it.officers())));
  }

  /** Draws again from what was published. */
  @Command(
      name = "verify",
      description =
          "按公布内容重抽并比较 / draw again from what was published; exits with 1 where it differs")
  int verify(@Parameters(paramLabel = "DIR", description = "公布目录 / published folder") Path folder)
      throws IOException {
    List<String> differences = new Verification(folder).differences();
    if (differences.isEmpty()) {
      print("一致 / equal");
      return 0;
    }
    print("不一致 / different: %,d".formatted(differences.size()));
    differences.stream().limit(SHOWN).forEach(this::print);
    return DIFFERENT;
  }

  /** Says what to publish before the draw. */
  @Command(
      name = "commit",
      description =
          "抽取前公布的承诺值 / what to publish before the draw, so that the seed cannot be chosen after it")
  int commit(
      @Option(names = "--seed", required = true, description = "种子 / seed") String committed) {
    print(Chance.commitment(committed));
    return 0;
  }

  private static void require(String name, Object value) {
    if (value == null || value.toString().isEmpty()) {
      throw new IllegalArgumentException("缺少 / missing: " + name);
    }
  }
}
