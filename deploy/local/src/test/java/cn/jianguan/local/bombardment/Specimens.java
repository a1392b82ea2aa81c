package cn.jianguan.local.bombardment;

import cn.jianguan.local.cli.ActStream;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Agency;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Good records of the input topics, and such as are well formed and make no sense. */
final class Specimens {
  private static final int LONG_TEXT = 20_000;
  private static final int TOO_LONG = 5_000;
  private static final int MANY = 3_000;
  private static final int RARELY = 10;

  private final Random random;
  private final ModelRecord shipped =
      PackLibrary.shipped("WL-02")
          .publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "publisher");
  private int number;

  Specimens(Random random) {
    this.random = random;
  }

  SpecificRecord good(Topic topic) {
    return switch (topic) {
      case ACTS -> act("good-" + ++number, Instant.parse("2024-03-08T02:00:00Z"));
      case REFERENCE -> reference(new Region("320102", "玄武区", 4, "320100", null, null, false, ""));
      case MODELS -> model();
      case COMMANDS -> command();
      default -> throw new IllegalArgumentException(topic.kafkaName());
    };
  }

  SpecificRecord extreme(Topic topic) {
    return switch (topic) {
      case ACTS -> extremeAct();
      case REFERENCE -> extremeReference();
      case MODELS -> extremeModel();
      case COMMANDS -> extremeCommand();
      default -> throw new IllegalArgumentException(topic.kafkaName());
    };
  }

  SpecificRecord absurd(Topic topic) {
    return switch (topic) {
      case ACTS -> absurdAct();
      case REFERENCE -> absurdReference();
      case MODELS -> absurdModel();
      case COMMANDS -> absurdCommand();
      default -> throw new IllegalArgumentException(topic.kafkaName());
    };
  }

  private SupervisionAct extremeAct() {
    SupervisionAct act = act("extreme-" + ++number, Instant.parse("2024-03-08T02:00:00Z"));
    Complaint body = (Complaint) act.getBody();
    switch (random.nextInt(7)) {
      case 0 -> act.setObjectName("长".repeat(length()));
      case 1 -> act.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE));
      case 2 -> act.setOccurredAt(Instant.ofEpochMilli(Long.MIN_VALUE));
      case 3 -> body.setAmountFen(Long.MAX_VALUE);
      case 4 -> body.setTags(Collections.nCopies(MANY, "MINOR"));
      case 5 -> body.setRepliedAt(Instant.ofEpochMilli(Long.MAX_VALUE / 2));
      default -> act.getParty().setUiCode("9".repeat(length()));
    }
    return act;
  }

  private SupervisionAct absurdAct() {
    SupervisionAct act = act("absurd-" + ++number, Instant.parse("2024-03-08T02:00:00Z"));
    Complaint body = (Complaint) act.getBody();
    switch (random.nextInt(9)) {
      case 0 -> act.setKind(ActKind.PENALTY);
      case 1 -> act.setKind(ActKind.OTHER);
      case 2 -> act.setBody(null);
      case 3 -> act.setAreaNumber("99");
      case 4 -> act.getEnvelope().setCdBatch("昨天");
      case 5 -> body.setOrderId("");
      case 6 -> body.setAmountFen(-1);
      case 7 -> act.setOccurredAt(Instant.parse("2999-01-01T00:00:00Z"));
      default -> body.setKind("\u0000\ud800");
    }
    return act;
  }

  private ReferenceRecord extremeReference() {
    return switch (random.nextInt(4)) {
      case 0 -> reference(new Region("3".repeat(length()), "", 4, "", null, null, false, ""));
      case 1 -> reference(new Region("320102", "", Integer.MAX_VALUE, "", null, null, false, ""));
      case 2 ->
          reference(
              new IdScheme("BOMB", "", "(".repeat(MANY) + ")".repeat(MANY), "", false, "", ""));
      default -> reference(new CalendarDay(LocalDate.MAX.withYear(200_000), true, "", ""));
    };
  }

  private ReferenceRecord absurdReference() {
    return switch (random.nextInt(5)) {
      case 0 -> reference(new IdScheme("BOMB", "", "[a-", "", false, "", ""));
      case 1 -> reference(new IdScheme("BOMB", "", ".*", "NO_SUCH", false, "", ""));
      case 2 ->
          reference(
              SourceDeclaration.newBuilder()
                  .setCdSource("32-bomb")
                  .setName("")
                  .setTimeZone("Mars/Olympus")
                  .build());
      case 3 ->
          reference(
              Agency.newBuilder().setCode("A").setName("").setDomain("??").setLevel(4).build());
      default -> reference(new Region("玄武", "", 4, "", null, null, false, ""));
    };
  }

  private ModelRecord extremeModel() {
    ModelRecord model = model();
    Map<String, String> files = new TreeMap<>(model.getFiles());
    String file = files.keySet().stream().skip(random.nextInt(files.size())).findFirst().get();
    switch (random.nextInt(3)) {
      case 0 -> files.put(file, "(".repeat(length()));
      case 1 -> files.put(file, "/* x".repeat(length() / 4));
      default -> files.put(file, files.get(file) + "\n" + "甲".repeat(length()));
    }
    model.setFiles(files);
    if (random.nextInt(RARELY) == 0) {
      // Only then are the files looked into.
      model.setSha256(new Pack(model.getModelId(), files).sha256());
    }
    return model;
  }

  private ModelRecord absurdModel() {
    ModelRecord model = model();
    switch (random.nextInt(4)) {
      case 0 -> model.setFiles(Map.of());
      case 1 -> model.setSha256("0");
      case 2 -> model.setPublisher(model.getAuthor());
      default -> model.setVersion("\u0000");
    }
    return model;
  }

  private CommandRecord extremeCommand() {
    CommandRecord command = command();
    switch (random.nextInt(3)) {
      case 0 -> command.setComment("长".repeat(length()));
      case 1 -> command.setLinkedActs(Collections.nCopies(MANY, "a"));
      default -> command.setDeadline(Instant.ofEpochMilli(Long.MAX_VALUE));
    }
    return command;
  }

  private CommandRecord absurdCommand() {
    CommandRecord command = command();
    switch (random.nextInt(4)) {
      case 0 -> command.setActorRole(ActorRole.SYSTEM);
      case 1 -> command.setTransitionUuid(" ");
      case 2 -> command.setSubject("");
      default -> command.setExpectedSeq(-1);
    }
    return command;
  }

  static SupervisionAct act(String id, Instant at) {
    SupervisionAct act = ActStream.complaint(id, at.toEpochMilli());
    act.setEnvelope(envelope(id));
    return act;
  }

  private ReferenceRecord reference(SpecificRecord body) {
    return new ReferenceRecord(envelope("bomb-" + ++number), body);
  }

  private static Envelope envelope(String id) {
    return Envelope.newBuilder()
        .setCdId(id)
        .setCdSource("32-bomb")
        .setCdBatch("2024030800001")
        .setCdOperation(Operation.INSERT)
        .build();
  }

  private ModelRecord model() {
    return ModelRecord.newBuilder(shipped).build();
  }

  private int length() {
    return random.nextInt(RARELY) == 0 ? LONG_TEXT : TOO_LONG;
  }

  private CommandRecord command() {
    return CommandRecord.newBuilder()
        .setTransitionUuid("bomb-" + ++number)
        .setAlertId("none")
        .setSubject("OBJECT:none")
        .setEvent(AlertEvent.DISPATCH)
        .setActorRole(ActorRole.CITY_CENTRE)
        .setActorOrg("320100")
        .setActorId("p")
        .setEventTime(Instant.parse("2024-03-08T02:00:00Z"))
        .build();
  }
}
