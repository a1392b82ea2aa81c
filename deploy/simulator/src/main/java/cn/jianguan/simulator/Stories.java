package cn.jianguan.simulator;

import cn.jianguan.record.Operation;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.scenario.Scenario;
import cn.jianguan.rules.scenario.ScenarioReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Acts that models warn of. Each story is an example that a model's own author wrote, played by
 * other objects and agencies on other days: what fires there fires here. One in ten is an example
 * that just does not fire, one in twenty of the others is taken back by its source later.
 */
final class Stories {
  private static final double NEAR_MISSES = 0.1;
  private static final double TAKEN_BACK = 0.05;
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(31);
  private static final int MINUTES_OF_LOADING = 600;

  /** Models that look at whether an item or a checklist is there at all. */
  private static final List<String> ABOUT_ITEMS = List.of("JD-04", "JD-11", "XY-04");

  private final Province province;
  private final Scale scale;
  private final long seed;
  private final Period period;
  private final Map<String, List<Plot>> plots = new TreeMap<>();
  private final Map<String, Double> weights = new TreeMap<>();

  Stories(Province province, Scale scale, long seed, Period period) {
    this.province = province;
    this.scale = scale;
    this.seed = seed;
    this.period = period;
    ManifestReader manifests = new ManifestReader();
    for (Pack pack : PackLibrary.shipped()) {
      String domain = manifests.read(pack).definition().domain();
      List<Plot> ofModel =
          ScenarioReader.read(pack).stream()
              .map(scenario -> Plot.of(pack, domain, scenario))
              .filter(Plot::isPlayable)
              .toList();
      if (ofModel.stream().anyMatch(Plot::warns)) {
        plots.put(pack.id(), ofModel);
        weights.put(pack.id(), weight(ofModel));
      }
    }
  }

  /** What takes many acts happens seldom. */
  private static double weight(List<Plot> plots) {
    double acts = plots.stream().filter(Plot::warns).mapToInt(Plot::acts).average().orElseThrow();
    return 1 / Math.max(1, acts - 2);
  }

  /** Tells all of them; of every model one at least. */
  void tell(Consumer<PlannedAct> to) {
    List<String> models = List.copyOf(plots.keySet());
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    for (int number = 0; number < Math.max(scale.stories, models.size()); number++) {
      Chance chance = Chance.of(seed, "story " + number);
      boolean every = number < models.size();
      String model = every ? models.get(number) : drawn(models, chance.share() * all);
      // Those that every model needs leave it the time to warn.
      Instant last = every ? period.to().minus(MONTH) : period.to();
      Plot plot = every ? plainest(plots.get(model)) : drawn(plots.get(model), chance);
      tell(number, plot, last, chance, to);
    }
  }

  private String drawn(List<String> models, double at) {
    double left = at;
    for (String model : models) {
      left -= weights.get(model);
      if (left < 0) {
        return model;
      }
    }
    return models.get(models.size() - 1);
  }

  private static Plot drawn(List<Plot> all, Chance chance) {
    boolean nearMiss = chance.happens(NEAR_MISSES);
    boolean takenBack = chance.happens(TAKEN_BACK);
    List<Plot> wanted =
        all.stream()
            .filter(it -> it.warns() != nearMiss && (nearMiss || it.isTakenBack() == takenBack))
            .toList();
    return chance.oneOf(wanted.isEmpty() ? all : wanted);
  }

  /** What an author writes first is what the model is about. */
  private static Plot plainest(List<Plot> all) {
    return all.stream()
        .filter(it -> it.warns() && !it.isTakenBack())
        .findFirst()
        .orElse(all.get(0));
  }

  private void tell(int number, Plot plot, Instant last, Chance chance, Consumer<PlannedAct> to) {
    String story = "S" + Integer.toString(number, Character.MAX_RADIX).toUpperCase();
    Cast cast = new Cast(province, story, plot.domain(), chance);
    long span = Duration.between(period.from().plus(A_DAY), last).toMinutes();
    Instant moment = period.from().plus(A_DAY).plus(Duration.ofMinutes(chance.below((int) span)));
    Shift shift = plot.into(moment);
    List<Scenario.Report> rows = new ArrayList<>();
    plot.scenario().steps().forEach(step -> rows.add((Scenario.Report) step));
    play(rows, "SIM-" + plot.model() + '-' + story, plot, cast, shift, chance, to);
  }

  private void play(
      List<Scenario.Report> rows,
      String name,
      Plot plot,
      Cast cast,
      Shift shift,
      Chance chance,
      Consumer<PlannedAct> to) {
    Instant loading = period.from().plus(Duration.ofMinutes(chance.below(MINUTES_OF_LOADING)));
    Relocation relocation = new Relocation(cast, shift, !ABOUT_ITEMS.contains(plot.model()));
    // All objects first, so that numbers that are those of objects are told.
    rows.stream()
        .filter(row -> row.act() != null && !row.act().getParty().getUiCode().isEmpty())
        .forEach(row -> cast.object(row.act().getParty().getUiCode()));
    Map<String, SupervisionAct> known = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    Map<String, String> sources = new HashMap<>();
    for (Scenario.Report row : rows) {
      Instant told = shift.of(row.logTime());
      boolean history = told.isBefore(loading);
      Instant at = history ? loading : told;
      SupervisionAct act =
          row.act() == null
              ? SupervisionAct.newBuilder(known.get(row.id())).build()
              : relocation.act(row.act());
      known.put(row.id(), act);
      if (!at.isBefore(period.to())) {
        continue; // it is yet to happen
      }
      String source =
          sources.computeIfAbsent(
              row.id(), id -> history ? Sources.HISTORY : Sources.of(plot.model(), cast.domain()));
      String id = name + '-' + row.id();
      int version = versions.merge(row.id(), 1, Integer::sum);
      Operation operation =
          row.act() == null ? Operation.DELETE : version == 1 ? Operation.INSERT : Operation.UPDATE;
      act.setEnvelope(Simulated.envelope(source, id, at.toEpochMilli(), version, operation));
      Sources.complete(act, id);
      Publication.complete(act, plot.model(), Chance.of(seed, id));
      to.accept(new PlannedAct(act, at.toEpochMilli()));
    }
  }
}
