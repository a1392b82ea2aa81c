package cn.jianguan.server.account;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param name what is typed at the log-in
 * @param org code of the organisation; empty for who belongs to none
 * @param area region whose subtree is seen; empty: everywhere
 * @param mustChange whether the password was given by somebody else
 * @param lockedUntil null: not locked
 */
public record Account(
    String name,
    String displayName,
    Role role,
    String org,
    String area,
    boolean mustChange,
    Instant lockedUntil,
    boolean disabled,
    Instant createdAt) {
  /** The same for who needs no password that somebody else gave him. */
  public Account withOwnPassword() {
    return new Account(name, displayName, role, org, area, false, lockedUntil, disabled, createdAt);
  }
}
