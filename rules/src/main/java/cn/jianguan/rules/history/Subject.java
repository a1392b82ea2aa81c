package cn.jianguan.rules.history;

/**
 * Whom a history is about. Its text {@code KIND:key} is the key of the warning station.
 *
 * @param key not blank
 */
public record Subject(SubjectKind kind, String key) {
  /**
   * Reads {@code KIND:key}.
   *
   * @throws IllegalArgumentException if the text is no subject
   */
  public static Subject parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("not a subject: " + text);
    }
    return new Subject(SubjectKind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** Key under which casework keeps its alerts: the object key, or {@code KIND:key}. */
  public String alertSubject() {
    return kind == SubjectKind.OBJECT ? key : toString();
  }

  @Override
  public String toString() {
    return kind + ":" + key;
  }
}
