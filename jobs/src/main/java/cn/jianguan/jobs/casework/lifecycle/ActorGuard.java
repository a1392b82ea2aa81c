package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.lifecycle.Word;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Agency;
import cn.jianguan.record.RejectReason;
import java.util.Optional;

/** Who may: organisation, region, level, and not the same person twice. */
enum ActorGuard implements Guard {
  /** The actor's centre is in force and the alert lies in its region. */
  SUBTREE {
    @Override
    public Optional<Refusal> check(Move move) {
      if (move.command().getActorRole() == ActorRole.SYSTEM) {
        return Optional.empty();
      }
      return known(move)
          .or(
              () ->
                  Guard.unless(
                      covers(move, move.alert().getAreaNumber()),
                      Refusal.of(
                          RejectReason.COMMAND_FORBIDDEN,
                          "actorOrg",
                          move.command().getActorOrg(),
                          "预警区划 %s 应在本级监管中心辖区内 / a centre whose region covers %1$s"
                              .formatted(move.alert().getAreaNumber()))));
    }
  },

  /** The actor is the agency that has the alert now. */
  ADDRESSEE {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.command().getActorOrg().equals(move.alert().getAddressee()),
          Refusal.of(
              RejectReason.COMMAND_FORBIDDEN,
              "actorOrg",
              move.command().getActorOrg(),
              "应为承办机关 %s / the addressee".formatted(move.alert().getAddressee())));
    }
  },

  /** The actor stands above the centre that dispatched the alert; the province has none above. */
  UPPER {
    @Override
    public Optional<Refusal> check(Move move) {
      int level = move.actor().map(Agency::getLevel).filter(l -> l > 0).orElse(5);
      return Guard.unless(
          level <= 2 || level < dispatcherLevel(move),
          Refusal.of(
              RejectReason.COMMAND_FORBIDDEN,
              "actorOrg",
              move.command().getActorOrg(),
              "应为分发中心 %s 的上级 / above the dispatching centre"
                  .formatted(move.alert().getDispatcher())));
    }
  },

  /** The dispatching centre or one above it, and not a person or agency that handled the alert. */
  AUDITOR {
    @Override
    public Optional<Refusal> check(Move move) {
      String org = move.command().getActorOrg();
      String dispatcher = move.alert().getDispatcher();
      boolean own = dispatcher.isEmpty() || org.equals(dispatcher);
      boolean handled =
          org.equals(move.alert().getAddressee())
              || move.command().getActorId().equals(move.file().getHandler());
      return Guard.unless(
              own || UPPER.check(move).isEmpty(),
              Refusal.of(
                  RejectReason.COMMAND_FORBIDDEN,
                  "actorOrg",
                  org,
                  "应为分发中心 %s 或其上级 / the dispatching centre or one above".formatted(dispatcher)))
          .or(
              () ->
                  Guard.unless(
                      !handled,
                      Refusal.of(
                          RejectReason.COMMAND_FORBIDDEN,
                          "actorId",
                          move.command().getActorId(),
                          "审核人不得为经办人 / an auditor who did not handle it")));
    }
  },

  /** RED and ORANGE: the second of two auditors is another person than the first. */
  SECOND_AUDITOR {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.command().getActorId().equals(move.file().getFirstAuditor()),
          Refusal.of(
              RejectReason.COMMAND_FORBIDDEN,
              "actorId",
              move.command().getActorId(),
              "红、橙预警须由另一人复审 / RED and ORANGE need a second auditor"));
    }
  };

  private static Optional<Refusal> known(Move move) {
    ActorRole role = move.command().getActorRole();
    return Guard.unless(
        move.actor().filter(agency -> agency.getRole().equals(role.name())).isPresent(),
        Refusal.of(
            RejectReason.COMMAND_FORBIDDEN,
            "actorOrg",
            move.command().getActorOrg(),
            "应为机构名录中现行有效的%s / in the agency list, in force, as: %s"
                .formatted(Word.of(role).zh(), Word.of(role).en())));
  }

  /** An alert of no region belongs to the province. */
  private static boolean covers(Move move, String area) {
    Agency actor = move.actor().orElseThrow();
    return area.isEmpty()
        ? actor.getLevel() <= 2
        : move.directory().lineage(area, move.today()).contains(actor.getAreaNumber());
  }

  private static int dispatcherLevel(Move move) {
    return move.directory()
        .agency(move.alert().getDispatcher(), move.today())
        .map(Agency::getLevel)
        .filter(level -> level > 0)
        .orElse(4);
  }
}
