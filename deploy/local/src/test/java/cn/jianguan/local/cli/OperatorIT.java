package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Fingerprint;
import cn.jianguan.local.Await;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does where something was refused, stands still or is lost, on one stack. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path MIGRATIONS = ROOT.resolve("deploy/clickhouse");
  private static final String HOME = "jianguan.home";
  private static final int ACT_LOG_BYTES = 2_500;
  private static final String PERSON = "11010519491231002X";
  private static final String PERSONS =
      "SELECT toString(count()) FROM act WHERE object_key LIKE 'ID_CARD:%'";

  @TempDir private static Path folder;
  private static Commands commands;
  private static Stack stack;
  private static ClickHouse tables;
  private static Path mapping;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(HOME, ROOT.toString());
    commands = new Commands(folder);
    mapping = HotlineFiles.mapping(folder);
    stack =
        Stack.start(
            commands.data(),
            StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, System.out::println));
    tables = ClickHouse.connect(stack.cluster().clickHouse());
    green();
  }

  @AfterAll
  static void stop() throws Exception {
    tables.close();
    stack.close();
    System.clearProperty(HOME);
  }

  @Test
  @Order(1)
  void refusedRow_isMendedWhereverItWasRefused() throws Exception {
    Path data = HotlineFiles.data(folder);
    assertThat(imports("--source", data.toString())).as(commands.said()).isEqualTo(2);
    assertThat(acts()).isEqualTo(2);

    assertThat(commands.ask("rejects", "list"))
        .contains("OPEN 2", "FIELD_FORMAT", "complaints.csv:4", "complaints.csv:5");
    assertThat(commands.ask("rejects", "list", "--file", "other.csv")).doesNotContain("complaints");
    String gateway = id("station = 'gateway'");
    assertThat(commands.ask("rejects", "show", gateway, "--mapping", mapping.toString()))
        .contains("complaints.csv:4", "日期=三月八日", "名称=某网吧");
    String intake = id("station = 'intake'");
    assertThat(commands.ask("rejects", "show", intake.substring(0, 8)))
        .contains("complaints.csv:5", "areaNumber=12", "Complaint.orderId=4");

    retry(gateway, 2, "--set", "日期=三月九日");
    assertThat(commands.said()).contains("refused again");
    awaitRetried(gateway);
    Await.until("reject", () -> !id("station = 'gateway' AND state = 'OPEN'").isEmpty());
    String again = id("station = 'gateway' AND state = 'OPEN'");
    retry(again, 0, "--set", "日期=2024-03-09");
    assertThat(commands.said()).contains("接受 / accepted: acts-");
    awaitRetried(again);
    retry(again, 2);
    assertThat(commands.said()).contains("handled already");

    Path mended = folder.resolve("mended");
    assertThat(commands.status("rejects", "list", "--export", mended.toString())).isZero();
    Path file = mended.resolve("intake-32-test-COMPLAINT.csv");
    String row = Files.readString(file);
    assertThat(row).contains(intake, "areaNumber", ",12,");
    Files.writeString(file, row.replace(",12,", ",320102,"));
    assertThat(imports("--retry", mended.toString())).as(commands.said()).isZero();
    assertThat(acts()).isEqualTo(4);
    awaitRetried(intake);
    assertThat(commands.ask("rejects", "list")).contains("RETRIED 3").doesNotContain("OPEN");
  }

  @Test
  @Order(2)
  void unreadableRecord_isDroppedWithWhoAndWhy() throws Exception {
    send("acts", new byte[] {1, 2, 3});
    Await.until("reject", () -> !id("reason = 'UNREADABLE_BYTES'").isEmpty());
    String id = id("reason = 'UNREADABLE_BYTES'");
    assertThat(commands.status("rejects", "drop", id, "--by", "张三", "--why", "测试数据")).isZero();
    assertThat(commands.ask("rejects", "list", "--state", "dropped")).contains(id, "DROPPED");
    assertThat(commands.ask("rejects", "show", id)).contains("张三", "测试数据", "3 字节");
  }

  @Test
  @Order(2)
  void alert_isShownWithTheTimesOfItsModel() throws Exception {
    owner(
        "INSERT INTO alert (alert_id, subject, model_id, model_version, severity_initial, severity,"
            + " state, card, terms) VALUES ('t1', 'S', 'XX-01', '1.1.0', 'YELLOW', 'ORANGE',"
            + " 'DISPATCHED', 'NONE', [('ORANGE', 'SIGN', '2h'), ('BLUE', 'SIGN', '4wd')])");
    assertThat(commands.ask("alerts", "show", "t1"))
        .contains("模型时限 times by model XX-01 1.1.0: 签收 2 小时 / sign 2 hours\n");
    assertThat(tables.strings("SELECT toJSONString(terms[1]) FROM alert_current"))
        .containsExactly("{\"severity\":\"ORANGE\",\"stage\":\"SIGN\",\"term\":\"2h\"}");
    owner("TRUNCATE TABLE alert");
  }

  @Test
  @Order(3)
  void lostRows_areSaid_andRebuilt() throws Exception {
    Map<String, String> before = content();
    owner("TRUNCATE TABLE act_complaint");
    says("ClickHouse 缺 ");
    assertThat(commands.said()).contains("deploy/jianguan rebuild");
    assertThat(commands.status("rebuild")).as(commands.said()).isZero();
    assertThat(content()).isEqualTo(before);

    assertThat(commands.status("rebuild", "--drop")).as(commands.said()).isZero();
    assertThat(commands.said()).contains("backtest_hit, backtest_run", "(100 %)");
    assertThat(content()).isEqualTo(before);
    green();
  }

  /** A person stands in an act, under a pseudonym, and in a refused row, in clear. */
  @Test
  @Order(4)
  void erasedPerson_staysErased_howeverTheTablesAreMadeAgain() throws Exception {
    SupervisionAct act = act("person", false);
    act.getParty().setNature("2");
    act.getParty().setCeType("ID_CARD");
    act.getParty().setUiCode(PERSON);
    send("acts", Codec.standard().encode(act));
    act.getEnvelope().setCdId("person-refused");
    act.setAreaNumber("12");
    send("acts", Codec.standard().encode(act));
    String original = "SELECT toString(count()) FROM reject WHERE position(original, ?) > 0";
    Await.until("row", () -> !tables.strings(original, PERSON).equals(List.of("0")));
    Await.until("act", () -> !tables.strings(PERSONS).equals(List.of("0")));

    assertThat(person("erase", "--why", "申请 2026-117")).as(commands.said()).isZero();
    assertThat(person("find")).as(commands.said()).isEqualTo(1);

    for (boolean drop : List.of(false, true)) {
      if (drop) {
        owner("TRUNCATE TABLE erasure"); // lost with the tables
      }
      assertThat(drop ? commands.status("rebuild", "--drop") : commands.status("rebuild"))
          .as(commands.said())
          .isZero();
      assertThat(commands.said()).contains("act_complaint: 删除行", "reject: 原文清空");
      assertThat(person("find")).as(commands.said()).isEqualTo(1);
      assertThat(tables.strings(original, PERSON)).containsExactly("0");
      assertThat(tables.strings("SELECT reason FROM erasure")).containsExactly("申请 2026-117");
    }
    assertThat(acts()).isEqualTo(4);
    green();
  }

  private static int person(String... words) {
    InputStream typed = System.in;
    System.setIn(new ByteArrayInputStream(PERSON.getBytes(StandardCharsets.UTF_8)));
    try {
      return commands.status(
          Stream.concat(Stream.of("person"), Stream.of(words)).toArray(String[]::new));
    } finally {
      System.setIn(typed);
    }
  }

  @Test
  @Order(5)
  void insertsThatWait_andAPartitionNobodyReads_areSaid() throws Exception {
    owner("ALTER TABLE act_complaint RENAME COLUMN object_name TO other");
    send("acts", Codec.standard().encode(act("waits", false)));
    try (Admin admin = stack.cluster().kafka(LogUser.ADMIN).admin()) {
      admin.createPartitions(Map.of("rejects", NewPartitions.increaseTo(3))).all().get();
    }
    send(
        "rejects",
        2,
        Codec.standard()
            .encode(
                new Rejects(StationName.GATEWAY)
                    .of(
                        new Original("new.csv:1", 1, new byte[] {1}),
                        Refusal.ofAll(RejectReason.OTHER, ""))));
    says("load-job 未读分区 rejects-2");
    says("load-job 无新检查点");
    owner("ALTER TABLE act_complaint RENAME COLUMN other TO object_name");
    green();
    assertThat(acts()).isEqualTo(5);
  }

  @Test
  @Order(6)
  void suspendedModel_isSaid() throws Exception {
    send(
        "rejects",
        0,
        Codec.standard()
            .encode(
                new Rejects(StationName.WARNING)
                    .of(
                        new Original("acts-0-1", System.currentTimeMillis(), new byte[0]),
                        new Refusal(
                            RejectReason.MODEL_SUSPENDED,
                            "WL-02@9.9.9",
                            "ArithmeticException",
                            ""))));
    says("模型 WL-02 9.9.9");
  }

  /** The last, since its failures are told for five minutes: what is too large for an output. */
  @Test
  @Order(7)
  void recordThatAJobFailsOn_isPassed_whenAnOperatorSaysSo() throws Exception {
    largestActLogMessage(ACT_LOG_BYTES);
    String large = send("acts", Codec.standard().encode(act("large", true)));
    send("acts", Codec.standard().encode(act("behind", false)));
    // The cause comes first, a line behind it says what it does.
    says("主题 act-log 的 max.message.bytes=" + ACT_LOG_BYTES);
    Await.until("failing job", () -> commands.ask("status").contains("also: alert-job 反复失败"));

    assertThat(commands.status("skip", large, "--job", "alert-job", "--by", "李四", "--why", "过大"))
        .as(commands.said())
        .isZero();
    Await.until(
        "the act behind it",
        () -> !tables.strings("SELECT act_id FROM act WHERE act_id LIKE '%behind'").isEmpty(),
        () -> commands.ask("status") + transactions());
    assertThat(id("reason = 'SKIPPED' AND position = '" + large + "'")).isNotEmpty();
    assertThat(
            tables.strings(
                "SELECT concat(station, ' ', handled_by, ' ', handled_why) FROM reject FINAL WHERE"
                    + " position = '"
                    + large
                    + "'"))
        .containsExactly("intake 李四 过大");
    assertThat(commands.ask("status")).contains("alert-job passes by " + large + ": 李四");
    assertThat(commands.status("skip", "acts-0-99999999", "--job", "alert-job", "--why", "x"))
        .isEqualTo(1);
    assertThat(commands.status("skip", large, "--job", "load-job", "--why", "x")).isEqualTo(1);
    assertThat(commands.said()).contains("does not read acts");
    largestActLogMessage(Topics.LARGEST_MESSAGE);
    retry(id("reason = 'SKIPPED'"), 0, "--again");
    assertThat(acts()).isEqualTo(7);
  }

  private static int imports(String... words) {
    return commands.status(
        Stream.concat(Stream.of("import", "--mapping", mapping.toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  private static void retry(String id, int status, String... more) {
    List<String> words =
        new ArrayList<>(List.of("rejects", "retry", id, "--mapping", mapping.toString()));
    words.addAll(List.of(more));
    assertThat(commands.status(words.toArray(String[]::new))).as(commands.said()).isEqualTo(status);
    System.out.println(commands.said());
  }

  private static long acts() throws Exception {
    return Long.parseLong(tables.strings("SELECT toString(count()) FROM act").get(0));
  }

  private static String id(String where) throws Exception {
    return String.join(
        "", tables.strings("SELECT reject_id FROM reject FINAL WHERE " + where + " LIMIT 1"));
  }

  private static void awaitRetried(String id) throws Exception {
    String sql = "SELECT state FROM reject FINAL WHERE reject_id = ?";
    Await.until("note", () -> tables.strings(sql, id).equals(List.of("RETRIED")));
  }

  private static Map<String, String> content() throws Exception {
    Map<String, String> content = new Fingerprint(tables).tables();
    content.put(
        "reject",
        tables
            .strings(
                "SELECT concat(toString(count()), ' ', toString(sum(sipHash64(reject_id, state,"
                    + " reason, handled_why)))) FROM reject FINAL")
            .get(0));
    content.put(
        "act_duplicate",
        tables.strings("SELECT toString(count()) FROM act_duplicate FINAL").get(0));
    assertThat(content).hasSizeGreaterThan(20);
    return content;
  }

  private static void owner(String sql) {
    assertThat(commands.status("sql", "--as-owner", sql)).as(commands.said()).isZero();
  }

  /** Those that are open hold up who reads what is committed. */
  private static String transactions() {
    try (Admin admin = stack.cluster().kafka(LogUser.ADMIN).admin()) {
      return admin.listTransactions().all().get().toString();
    } catch (InterruptedException | ExecutionException e) {
      return e.toString();
    }
  }

  private static void largestActLogMessage(int bytes) throws Exception {
    try (Admin admin = stack.cluster().kafka(LogUser.ADMIN).admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "act-log"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "" + bytes),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static SupervisionAct act(String id, boolean large) {
    SupervisionAct act = ActStream.complaint(id, System.currentTimeMillis());
    if (large) {
      act.setAddressRegistered(words(400));
      act.setAddressOperating(words(399));
      act.setAgencyName(words(100));
    }
    return act;
  }

  /** Text that does not shrink. */
  private static String words(int characters) {
    Random random = new Random(characters);
    StringBuilder words = new StringBuilder();
    while (words.length() < characters) {
      words.append((char) (0x4E00 + random.nextInt(0x5000)));
    }
    return words.toString();
  }

  private static String send(String topic, byte[] value) throws Exception {
    return send(topic, 0, value);
  }

  private static String send(String topic, int partition, byte[] value) throws Exception {
    try (Producer<byte[], byte[]> producer =
        stack.cluster().kafka(LogUser.ADMIN).producer(Map.of())) {
      return topic
          + '-'
          + partition
          + '-'
          + producer.send(new ProducerRecord<>(topic, partition, null, value)).get().offset();
    }
  }

  private static void green() throws Exception {
    Await.until("green", () -> commands.status("status") == 0);
  }

  private static void says(String line) throws Exception {
    long since = System.nanoTime();
    Await.until(
        line,
        () -> {
          int status = commands.status("status");
          System.out.println(commands.said().lines().findFirst().orElse(""));
          return status == 1 && commands.said().startsWith("停滞 / standstill: " + line);
        });
    System.out.println(line + " after " + Duration.ofNanos(System.nanoTime() - since));
  }
}
