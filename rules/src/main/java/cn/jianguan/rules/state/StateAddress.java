package cn.jianguan.rules.state;

/** Where a value is in a state; looked up for every act, so its hash is made of known ones. */
public record StateAddress(StateField<?> part, String name) {
  @Override
  public boolean equals(Object other) {
    return other instanceof StateAddress that
        && name.equals(that.name)
        && part.name().equals(that.part.name());
  }

  @Override
  public int hashCode() {
    return 31 * part.name().hashCode() + name.hashCode();
  }

  /** As it is written down: {@code part/name}. */
  @Override
  public String toString() {
    return part.name() + '/' + name;
  }
}
