package cn.jianguan.rules.drl;

/**
 * A place in a rule file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record DrlPosition(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
