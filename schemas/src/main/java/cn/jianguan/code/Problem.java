package cn.jianguan.code;

/** Why a text is not the code it should be. */
public enum Problem {
  /** Wrong length, wrong characters, wrong arrangement. */
  FORMAT,
  /** Well formed, but the check digit does not fit: most likely mistyped. */
  CHECK_DIGIT,
  /** Well formed, but a part lies outside what is possible, such as month 13. */
  RANGE
}
