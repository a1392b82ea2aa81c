package cn.jianguan.jobs.intake;

/** Names of rows without the persons in them: state is kept, and acts are known, under these. */
public final class RowKeys {
  private final PersonTexts texts;

  /**
   * @param secret of pseudonyms, as in {@link IntakeOptions}
   */
  public RowKeys(String secret) {
    texts = new PersonTexts(new PersonNumbers(new Pseudonyms(secret)));
  }

  /** The same name for the same row; as it is where it names nobody. */
  public String hide(String key) {
    return texts.hideInKey(key);
  }
}
