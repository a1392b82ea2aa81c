package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.Home;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.local.console.ConsoleNode;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How soon people at the page have their answers while many alerts are open and acts come in, and
 * whether alerts are later for it: the rate and the acts of {@link Latency}, first with nobody at
 * the page and then among {@link People}. The alerts that are open are those of decisions that
 * nobody has published (JD-07), sent before.
 */
final class PageLatency {
  private static final long ORDER = 1;

  /** As fast as the broker takes them. */
  private static final int FILLED_PER_SECOND = 20_000;

  /** Decisions sent at once, before it is looked how many alerts are open. */
  private static final int PART = 5_000;

  /** So many share an account: more would be asked to wait, which people are not. */
  private static final int PEOPLE_OF_AN_ACCOUNT = 20;

  private static final String OPEN = "SELECT count() FROM alert_current WHERE is_open";
  private static final String DEPARTMENTS =
      "SELECT addressee FROM alert_current WHERE is_open AND addressee IN (SELECT code FROM agency"
          + " FINAL WHERE area_number != '') GROUP BY addressee ORDER BY count() DESC, addressee"
          + " LIMIT %d";

  private final Path directory;
  private final BenchOptions options;
  private final PageCrowd crowd;
  private final Consumer<String> progress;

  PageLatency(Path directory, BenchOptions options, PageCrowd crowd, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.crowd = crowd;
    this.progress = progress;
  }

  /** What was measured while people were there. */
  private record Among(Window window, People.Answered answered) {}

  /** Rows and acts that fill the queue, and acts that are measured with. */
  private record Acts(
      List<TimedRecord> branches, List<TimedRecord> decisions, List<TimedRecord> mixed) {}

  /** A time in which acts were sent. */
  private record Window(long since, long until, double perSecond) {}

  BenchReport.Page measure(ReplayLog sample, Latency latency)
      throws IOException, InterruptedException {
    Acts acts = acts(sample);
    try (Stack stack = Stack.start(directory, latency.stackOptions().showing(Home.console()));
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER));
        ClickHouse clickHouse = ClickHouse.connect(stack.cluster().clickHouse());
        Receiver<OpenedAlert> alerts = Receiver.start(log, OpenedAlert.TOPIC, OpenedAlert::read)) {
      LiveImport live = new LiveImport(stack.cluster(), progress);
      latency.prepare(live);
      long open = fill(acts, stack.cluster(), live, clickHouse);
      List<PageSession> sessions = sessions(stack.console().orElseThrow(), clickHouse);
      int warmUp = options.actsOf(options.warmUp());
      int measured = options.actsOf(options.measured());
      try (SteadySender sender =
          new SteadySender(stack.cluster().kafka(LogUser.GATEWAY), options.perSecond())) {
        progress.accept("预热 / warming up: " + warmUp);
        sender.send(acts.mixed.subList(0, warmUp));
        progress.accept("无人时的预警时延 / alert latency, nobody at the page: " + measured);
        Window alone = send(sender, acts.mixed.subList(warmUp, warmUp + measured));
        live.awaitLoaded();
        int half = warmUp + measured;
        Among among = among(sender, acts.mixed.subList(half, 2 * half), warmUp, sessions);
        live.awaitLoaded();
        List<OpenedAlert> opened = alerts.upTo(log.ends(List.of(OpenedAlert.TOPIC)));
        return new BenchReport.Page(
            crowd.people(),
            open,
            among.answered.millis(),
            among.answered.failed(),
            among.answered.firstFailure(),
            latencies(opened, alone),
            latencies(opened, among.window),
            alone.perSecond,
            among.window.perSecond);
      }
    }
  }

  /** People come while the first acts are sent, and are listened to while the others are. */
  private Among among(
      SteadySender sender, List<TimedRecord> acts, int warmUp, List<PageSession> sessions)
      throws IOException, InterruptedException {
    progress.accept("人来 / people come: " + crowd.people());
    try (People people = People.come(crowd.people(), sessions)) {
      sender.send(acts.subList(0, warmUp));
      progress.accept("有人时 / among people: " + (acts.size() - warmUp));
      people.count();
      Window window = send(sender, acts.subList(warmUp, acts.size()));
      return new Among(window, people.answered());
    }
  }

  private static Window send(SteadySender sender, List<TimedRecord> acts)
      throws IOException, InterruptedException {
    long since = System.currentTimeMillis();
    double seconds = sender.send(acts);
    return new Window(since, System.currentTimeMillis(), acts.size() / seconds);
  }

  private static Percentiles latencies(List<OpenedAlert> alerts, Window window) {
    return Percentiles.of(
        alerts.stream()
            .filter(it -> it.logTime() >= window.since && it.logTime() < window.until)
            .map(OpenedAlert::latency)
            .toList());
  }

  /** Sends decisions until so many alerts are open; returns how many are. */
  private long fill(Acts acts, Cluster cluster, LiveImport live, ClickHouse clickHouse)
      throws IOException, InterruptedException {
    List<TimedRecord> decisions = acts.decisions;
    long open = 0;
    try (SteadySender sender =
        new SteadySender(cluster.kafka(LogUser.GATEWAY), FILLED_PER_SECOND)) {
      sender.send(acts.branches);
      live.awaitLoaded();
      int sent = 0;
      while (open < crowd.openAlerts()) {
        if (sent == decisions.size()) {
          throw new IOException("预警不足 / only %,d alerts are open".formatted(open));
        }
        // Five of six open an alert of their own; how many are open is known only once it is
        // loaded.
        long wanted = Math.max(PART, (crowd.openAlerts() - open) * 6 / 5);
        int to = (int) Math.min(decisions.size(), sent + wanted);
        sender.send(decisions.subList(sent, to));
        sent = to;
        live.awaitLoaded();
        open = clickHouse.query(OPEN, row -> row.getLong(1)).get(0);
        progress.accept("在办预警 / open alerts: %,d".formatted(open));
      }
    }
    return open;
  }

  /** The provincial centre, and the departments that have most to do, half and half. */
  private List<PageSession> sessions(ConsoleNode console, ClickHouse clickHouse)
      throws IOException, InterruptedException {
    int accounts = (crowd.people() + PEOPLE_OF_AN_ACCOUNT - 1) / PEOPLE_OF_AN_ACCOUNT;
    List<String> departments = clickHouse.strings(DEPARTMENTS.formatted(Math.max(1, accounts)));
    PageSession admin =
        PageSession.enter(console.address(), "admin", console.firstPassword().orElseThrow());
    List<PageSession> sessions = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      String name = "bench-" + i;
      Map<String, String> account =
          Map.of(
              "name",
              name,
              "displayName",
              name,
              "role",
              i % 2 == 0 ? "PROV_CENTRE" : "DEPT",
              "org",
              departments.get(i % departments.size()),
              "area",
              i % 2 == 0 ? crowd.province() : "");
      String password = admin.post("/api/v1/admin/accounts", account).path("password").asText();
      sessions.add(PageSession.enter(console.address(), name, password));
    }
    return sessions;
  }

  /** Of one set of copies, so that no act is sent twice: decisions fill, the others are mixed. */
  private Acts acts(ReplayLog sample) {
    int mixed = 2 * (options.actsOf(options.warmUp()) + options.actsOf(options.measured()));
    long originals = sample.reports().stream().mapToLong(FileReport::acts).sum();
    long decided = 0;
    for (TimedRecord record : sample) {
      decided += isDecision(record) ? 1 : 0;
    }
    if (decided == 0) {
      throw new IllegalArgumentException("样例中没有处罚 / no decisions in the sample");
    }
    // A quarter more than are wanted: some decisions are published, or are of one act with others.
    long fill = crowd.openAlerts() * 5L / 4 + PART;
    long kept = mixed * 105L / 100;
    long wanted = fill * originals / decided + kept;
    Random random = new Random(ORDER);
    Branches branches = Branches.of(sample);
    List<TimedRecord> decisions = new ArrayList<>();
    List<TimedRecord> others = new ArrayList<>();
    ActCopies copies = new ActCopies(sample, wanted, Latency::unpublished);
    while (copies.hasNext()) {
      TimedRecord record = copies.next();
      boolean keeps = random.nextDouble() * wanted < kept;
      if (record.topic() == Topic.ACTS && keeps) {
        others.add(record);
      } else if (isDecision(record)) {
        decisions.add(aboutItsOwn(record, decisions.size(), branches));
      }
    }
    Collections.shuffle(others, random);
    Collections.shuffle(decisions, random);
    return new Acts(branches.records(), decisions, others);
  }

  /**
   * Decisions about one object are one alert: each is about another, in a form of its scheme. Each
   * is of another branch than the one before: what an agency has done, and what was done about an
   * item, is looked at with each act, and nobody decides on a hundred thousand cases.
   */
  private static TimedRecord aboutItsOwn(TimedRecord record, int number, Branches branches) {
    SupervisionAct act = act(record);
    branches.move(act, number);
    act.getParty().setUiCode("Z9%010d".formatted(number));
    return new TimedRecord(
        record.topic(), record.key(), record.logTime(), Codec.standard().encode(act));
  }

  private static boolean isDecision(TimedRecord record) {
    return record.topic() == Topic.ACTS && act(record).getBody() instanceof Penalty;
  }

  private static SupervisionAct act(TimedRecord record) {
    try {
      return Codec.standard().decode(record.bytes(), SupervisionAct.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("the gateway wrote what cannot be read", e);
    }
  }
}
