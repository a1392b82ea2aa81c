package cn.jianguan.jobs.intake;

/**
 * Persons who act, under a name that says nobody: the same person has the same everywhere, and who
 * sends such a name keeps it. Whose it is, the sender's own record says. One per thread.
 */
public final class Actors {
  /** The scheme under which a person is looked for by the name of an account. */
  static final String SCHEME = "ACTOR";

  /** No id of a person is longer; it stays as it is, and is refused. */
  private static final int LONGEST = 100;

  private final PersonNumbers numbers;
  private final PersonTexts texts;

  /**
   * @param secret of pseudonyms, as in {@link IntakeOptions}
   */
  public Actors(String secret) {
    numbers = new PersonNumbers(new Pseudonyms(secret));
    texts = new PersonTexts(numbers);
  }

  /** What they say, with the persons in it hidden as in any text of an act. */
  public String words(String said) {
    return texts.hide(said);
  }

  public String hide(String id) {
    return id.length() > LONGEST || PersonNumbers.isHidden(id) ? id : numbers.hide(SCHEME, id);
  }
}
