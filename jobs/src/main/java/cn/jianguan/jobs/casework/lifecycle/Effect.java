package cn.jianguan.jobs.casework.lifecycle;

/** What a row does besides changing the state. Runs after every guard of the row has agreed. */
@FunctionalInterface
interface Effect {
  void on(Move move);
}
