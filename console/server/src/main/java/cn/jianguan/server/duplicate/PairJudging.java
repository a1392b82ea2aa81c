package cn.jianguan.server.duplicate;

import cn.jianguan.console.twin.TwinAnswers;
import cn.jianguan.console.twin.TwinOutcome;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Sends what somebody says of a pair, and tells what came of it. */
@Service
class PairJudging {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Map<TwinVerdict, String[]> DONE =
      Map.of(
          TwinVerdict.SAME, new String[] {"已判为同一行为", "judged to be one act"},
          TwinVerdict.DIFFERENT, new String[] {"已判为不同行为", "judged to be two acts"},
          TwinVerdict.OPEN, new String[] {"已收回判定", "the answer was taken back"});

  private final PairReader reader;
  private final ClusterFile cluster;
  private final Audit audit;
  private final Clock clock;

  PairJudging(PairReader reader, ClusterFile cluster, Audit audit, Clock clock) {
    this.reader = reader;
    this.cluster = cluster;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What came of an answer that was not refused.
   *
   * @param made false: it lies in the log, and nothing was said of the pair in time
   */
  record Done(boolean made, String answerId, String verdict, String zh, String en) {}

  Done judge(Judgement said, Account by) {
    TwinVerdict wanted = said.wanted();
    if (by.org().isEmpty()) {
      throw Fault.forbidden("NO_ORG", "您的账号没有所属机构", "your account belongs to no organisation");
    }
    Pair pair = reader.pair(said.actId(), said.otherId(), by);
    if (said.seen() != null && !said.seen().equals(pair.verdict())) {
      throw Fault.conflict(
          "STALE", "此对已被他人判定，请先看现状", "somebody else has answered: look at it again first");
    }
    if (wanted.name().equals(pair.verdict())) {
      throw Fault.conflict("SAME_ANSWER", "现状已是如此", "it stands so already");
    }
    TwinAnswer answer =
        TwinAnswer.newBuilder()
            .setAnswerId(said.answerId())
            .setObjectKey(pair.objectKey())
            .setActId(pair.actId())
            .setOtherId(pair.otherId())
            .setVerdict(wanted)
            .setActorOrg(by.org())
            .setActorId(by.name())
            .setEventTime(clock.instant())
            .setComment(said.comment())
            .build();
    TwinOutcome outcome = send(answer);
    String target = pair.actId() + " | " + pair.otherId();
    String told = wanted.name() + " " + describe(outcome) + " " + said.comment();
    audit.write(by, "JUDGE_PAIR", target, pair.verdict(), told.strip());
    return done(outcome, wanted, said.answerId());
  }

  private TwinOutcome send(TwinAnswer answer) {
    try {
      return new TwinAnswers(cluster.kafka(LogUser.CONSOLE), cluster.kafka(LogUser.READER))
          .send(answer, PATIENCE);
    } catch (IOException e) {
      throw Fault.unavailable("消息总线暂不可用，请稍候再试", "Kafka does not answer, try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    }
  }

  private static Done done(TwinOutcome outcome, TwinVerdict wanted, String answerId) {
    if (outcome instanceof TwinOutcome.Refused refused) {
      RejectRecord reject = refused.reject();
      throw Fault.refused(reject.getReason().name(), reject.getField(), reject.getExpected());
    }
    if (outcome instanceof TwinOutcome.Told) {
      String[] words = DONE.get(wanted);
      return new Done(true, answerId, wanted.name(), words[0], words[1]);
    }
    return new Done(
        false,
        answerId,
        wanted.name(),
        "判定已在日志中，尚无结果：作业还没有读到，或其中一行已被撤回（恢复后即按此判定）",
        "the answer lies in the log and nothing has come of it yet: the job has not read it, or one"
            + " of the rows was withdrawn, and it holds once that is back");
  }

  private static String describe(TwinOutcome outcome) {
    if (outcome instanceof TwinOutcome.Refused refused) {
      return "refused " + refused.reject().getReason() + " " + refused.reject().getField();
    }
    return outcome instanceof TwinOutcome.Told ? "told" : "unanswered";
  }
}
