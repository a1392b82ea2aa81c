package cn.jianguan.server.account;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody is who logs in: the roles of the closed loop, and who keeps the accounts. */
public enum Role {
  /** Keeps accounts and sees everything, and moves nothing: who gives rights does not use them. */
  ADMIN(null),
  PROV_CENTRE(ActorRole.PROV_CENTRE),
  CITY_CENTRE(ActorRole.CITY_CENTRE),
  COUNTY_CENTRE(ActorRole.COUNTY_CENTRE),
  DEPT(ActorRole.DEPT),
  /** Records what was found, in the name of the department. */
  OFFICER(ActorRole.DEPT),
  JUSTICE(ActorRole.JUSTICE),
  SUPERVISOR(ActorRole.SUPERVISOR),
  /** Answers for itself, and sees nothing else. */
  ENTERPRISE(ActorRole.ENTERPRISE),
  ANALYST(null);

  private static final Set<AlertEvent> FOUND =
      EnumSet.of(
          AlertEvent.VERIFY_TRUE,
          AlertEvent.VERIFY_PARTLY,
          AlertEvent.VERIFY_FALSE,
          AlertEvent.UNVERIFIABLE,
          AlertEvent.ALREADY_HANDLED,
          AlertEvent.RECTIFIED);

  private final ActorRole actor;

  Role(ActorRole actor) {
    this.actor = actor;
  }

  /** As whom it moves alerts; empty where it moves none. */
  public Optional<ActorRole> actor() {
    return Optional.ofNullable(actor);
  }

  /** Whether it may ask for a move at all; the table of the loop decides about its actor. */
  public boolean mayAskFor(AlertEvent event) {
    return actor != null && (this != OFFICER || FOUND.contains(event));
  }

  /** Whether it sees what happens in its region, and not only what concerns its organisation. */
  public boolean seesRegion() {
    return this != DEPT && this != OFFICER && this != ENTERPRISE;
  }
}
