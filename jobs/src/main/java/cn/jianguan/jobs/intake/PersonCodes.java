package cn.jianguan.jobs.intake;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person is called in the tables, for who has the secret. */
public final class PersonCodes {
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9A-F]{20}");

  private PersonCodes() {}

  /**
   * The pseudonyms of a number of a person (resident, phone, plate, card, certificate), or of a
   * name as that of a legal representative.
   *
   * @param secret of pseudonyms, as the alert job has it
   * @param scheme in which a source writes the number; empty: any where numbers look alike
   * @param text however it is written; a pseudonym is its own
   * @throws IllegalArgumentException if there is nothing in the text
   */
  public static Set<String> of(String secret, String scheme, String text) {
    String given = text.strip();
    if (given.isEmpty()) {
      throw new IllegalArgumentException("应有证件号码或姓名 / a number or a name is needed");
    }
    if (PSEUDONYM.matcher(given).matches()) {
      return Set.of(given);
    }
    Pseudonyms pseudonyms = new Pseudonyms(secret);
    PersonNumbers numbers = new PersonNumbers(pseudonyms);
    Set<String> codes = new LinkedHashSet<>();
    codes.add(numbers.hide(given));
    codes.add(numbers.hide(Persons.LEGAL_PERSON, given));
    if (!scheme.isEmpty()) {
      codes.add(numbers.hide(scheme, given));
    }
    return codes;
  }
}
