package cn.jianguan.local.stack;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.Database;
import cn.jianguan.command.kafka.Heartbeats;
import cn.jianguan.command.kafka.Rights;
import cn.jianguan.command.kafka.TopicIds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.status.StatusService;
import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.local.console.ConsoleNode;
import cn.jianguan.local.flink.CheckpointProfile;
import cn.jianguan.local.flink.FlinkNode;
import cn.jianguan.local.kafka.KafkaNode;
import cn.jianguan.local.process.FreePort;
import cn.jianguan.local.process.OwnFile;
import cn.jianguan.local.process.ProcessMemory;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Kafka, ClickHouse and Flink over one data directory, each a process of its own that is brought
 * back if it dies; topics and tables are made where they are missing. A second start over the same
 * directory goes on where the first ended. One stack per directory at a time.
 */
public final class Stack implements AutoCloseable {
  /** One per user: to compile all models takes a new directory's processes ten seconds. */
  private static final Path RULES_CACHE =
      Path.of(System.getProperty("user.home"), ".cache", "jianguan", "rules");

  private final Path directory;
  private StackOptions options;

  /** Nothing is made, nothing runs, nothing moves the clock. */
  private final boolean onlyLooks;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private StackFile file;
  private Cluster cluster;
  private KafkaNode kafka;
  private ClickHouseNode clickHouse;
  private FlinkNode flink;
  private ConsoleNode console;

  private Stack(Path directory, StackOptions options, boolean onlyLooks) {
    this.directory = directory;
    this.options = options;
    this.onlyLooks = onlyLooks;
  }

  /**
   * Starts everything; when it returns, all jobs are submitted.
   *
   * @throws IOException if a part does not start; what had started is stopped again
   */
  public static Stack start(Path directory, StackOptions options) throws IOException {
    return start(new Stack(directory.toAbsolutePath().normalize(), options, false));
  }

  /**
   * Starts Kafka and ClickHouse over what an earlier stack or replay left, to look at it: topics
   * and tables stay as they are, no job runs.
   *
   * @throws IOException if there never was a stack, or a part does not start
   */
  public static Stack open(Path directory, StackOptions options) throws IOException {
    Path home = directory.toAbsolutePath().normalize();
    Cluster.ofStack(home);
    Files.deleteIfExists(home.resolve(Cluster.OPENED));
    return start(new Stack(home, options, true));
  }

  private static Stack start(Stack stack) throws IOException {
    try {
      stack.startAll();
      return stack;
    } catch (IOException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private void startAll() throws IOException {
    Files.createDirectories(directory);
    // Whoever can read what lies here can read every act, and the passwords.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    lock();
    file = StackFile.load(directory);
    file.secretIfMissing();
    if (file.memoryMegabytes() > 0) {
      options = options.taking(MachineShare.ofThisMachine(file.memoryMegabytes()));
    }
    Ports ports = options.ports().orLast(file.ports(), options.progress());
    progress("正在启动 Kafka / starting Kafka");
    kafka = KafkaNode.start(directory.resolve("kafka"), ports.kafka(), options.progress());
    started.push(kafka);
    if (!onlyLooks) {
      Files.deleteIfExists(directory.resolve(Cluster.OPENED)); // of one that was killed
      Topics.prepare(
          kafka.address(LogUser.ADMIN),
          options.logTime(),
          new TopicIds(Cluster.topicIds(directory)),
          options.progress());
    }
    Rights.grant(kafka.address(LogUser.ADMIN));
    file.kafka(kafka.configuration());
    progress("正在启动 ClickHouse / starting ClickHouse");
    clickHouse =
        ClickHouseNode.start(
            directory.resolve("clickhouse"),
            new ClickHouseNode.Options(
                ports.clickHouse(),
                (long) options.share().clickHouseMegabytes() << 20,
                options.progress()));
    started.push(clickHouse);
    file.clickHouse(clickHouse.endpoint(), clickHouse.user(), clickHouse.password());
    file.clickHouseReader(clickHouse.readerUser(), clickHouse.readerPassword());
    if (onlyLooks) {
      file.save(directory);
      started.push(marked());
      cluster = Cluster.ofStack(directory);
      return;
    }
    new Database(
            new ClickHouseAddress(
                clickHouse.endpoint(), file.database(), clickHouse.user(), clickHouse.password()))
        .create(options.migrations(), false);
    if (options.logTime() == Topics.LogTime.LIVE) {
      started.push(Heartbeats.live(kafka.address(LogUser.CLOCK), kafka.address(LogUser.JOBS)));
    }
    startFlink(ports);
  }

  /** As long as it is open, commands know that nobody would handle what they send. */
  private AutoCloseable marked() throws IOException {
    Path mark = directory.resolve(Cluster.OPENED);
    OwnFile.createIfMissing(mark);
    return () -> Files.deleteIfExists(mark);
  }

  private void lock() throws IOException {
    Path file = directory.resolve("lock");
    OwnFile.createIfMissing(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    started.push(channel);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new IOException("数据目录正被另一个系统使用 / another stack uses this directory: " + directory);
    }
  }

  private void startFlink(Ports ports) throws IOException {
    progress("正在启动 Flink / starting Flink");
    Path home = directory.resolve("flink");
    file.checkpoints(home.resolve("checkpoints"));
    file.share(options.share());
    progress("占用 / takes: " + options.share());
    file.rulesCacheDir(RULES_CACHE);
    file.push(directory.resolve("push-secrets.properties"));
    if (options.profile() != CheckpointProfile.PROMPT) {
      file.checkpointInterval(options.profile().checkpoints());
    } else {
      file.lookSeldom();
    }
    file.save(directory);
    flink =
        FlinkNode.start(
            home,
            new FlinkNode.Options(
                ports.flink(),
                ports.metrics(),
                options.share().parallelism(),
                options.share().heapMegabytes(),
                options.share().rocksDbMegabytes(),
                options.profile(),
                options.progress()),
            StackFile.in(directory),
            options.jobs());
    started.push(flink);
    file.flink(flink.restAddress(), flink.key());
    file.metrics(flink.metricsAddress());
    startConsole(ports);
    file.status("http://127.0.0.1:%d/%s".formatted(FreePort.orAny(0), UUID.randomUUID()));
    file.save(directory);
    cluster = Cluster.ofStack(directory);
    if (console != null) {
      started.push(StatusService.start(cluster));
    }
  }

  /** It reads the file whenever it asks, so it may start before the file is whole. */
  private void startConsole(Ports ports) throws IOException {
    file.console(null);
    if (options.console().isPresent()) {
      progress("正在启动页面 / starting the console");
      file.save(directory);
      console =
          ConsoleNode.start(
              directory.resolve("console"),
              options.console().get(),
              ports.console(),
              StackFile.in(directory),
              options.progress());
      started.push(console);
      file.console(console.address());
    }
  }

  private void progress(String line) {
    options.progress().accept(line);
  }

  /** The same as any cluster. */
  public Cluster cluster() {
    return cluster;
  }

  public KafkaNode kafka() {
    return kafka;
  }

  public ClickHouseNode clickHouse() {
    return clickHouse;
  }

  public FlinkNode flink() {
    return flink;
  }

  /** Empty where it was not asked for. */
  public Optional<ConsoleNode> console() {
    return Optional.ofNullable(console);
  }

  /** SIGKILL to Flink; returns when it is back and its jobs go on from their checkpoints. */
  public void killFlink() {
    flink.killAndAwaitReturn();
  }

  /** Process ids by name; each may end and be followed by another one. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("kafka", kafka.pid());
    pids.put("clickhouse", clickHouse.pid());
    pids.put("flink", flink.pid());
    console().ifPresent(it -> pids.put("console", it.pid()));
    pids.put("supervisor", ProcessHandle.current().pid());
    return pids;
  }

  /**
   * Memory of each process of the stack by name. Peaks are those of the present process.
   *
   * @throws IOException while a process is being brought back
   */
  public Map<String, ProcessMemory> state() throws IOException {
    Map<String, ProcessMemory> state = new LinkedHashMap<>();
    for (Map.Entry<String, Long> process : pids().entrySet()) {
      state.put(process.getKey(), ProcessMemory.of(process.getValue()));
    }
    return state;
  }

  /** Stops what was started, the last first. The data stays. */
  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        progress("停止时出错 / while stopping: " + e);
      }
    }
  }
}
