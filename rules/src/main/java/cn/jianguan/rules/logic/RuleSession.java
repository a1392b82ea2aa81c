package cn.jianguan.rules.logic;

import java.util.Optional;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** A working memory that judges one bundle after another. Not thread-safe. */
public final class RuleSession implements AutoCloseable {
  /** No sound rule fires so often for one bundle; a rule that updates it would fire for ever. */
  private static final int MAX_FIRINGS = 1000;

  /** Held so that the base stays known while someone uses it. */
  private final RuleBase base;

  private final KieSession session;

  RuleSession(RuleBase base, KieSession session) {
    this.base = base;
    this.session = session;
  }

  /**
   * Lets the rules look at a bundle.
   *
   * @throws RuntimeException whatever a rule throws; the session is then to be closed
   */
  public Optional<Verdict> judge(Bundle bundle) {
    FactHandle handle = session.insert(bundle);
    if (session.fireAllRules(MAX_FIRINGS) == MAX_FIRINGS) {
      throw new IllegalStateException("rules of " + bundle.getModel() + " do not come to an end");
    }
    session.delete(handle);
    return bundle.verdict();
  }

  /** The rules it judges by. */
  public RuleBase base() {
    return base;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
