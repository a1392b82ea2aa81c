package cn.jianguan.rules.engine;

/** Hears of evaluations. */
@FunctionalInterface
public interface EvaluationListener {
  /** Hears nothing. */
  EvaluationListener NONE = (modelId, shadow) -> () -> {};

  /**
   * Asked when a version of a model is published.
   *
   * @return what to run each time its rules are asked; it must be quick
   */
  Runnable of(String modelId, boolean shadow);
}
