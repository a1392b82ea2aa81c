package cn.jianguan.jobs.intake;

import cn.jianguan.code.OrganisationCode;
import cn.jianguan.code.ResidentId;
import cn.jianguan.code.Uscc;
import java.util.regex.Pattern;

/**
 * Pseudonyms of numbers that belong to one person: resident numbers, phones, plates, cards,
 * certificates. However and wherever one is written, it becomes the same.
 */
final class PersonNumbers {
  private static final String RESIDENT = "ID_CARD";
  private static final String PERSON = "PERSON";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s·•.\\-－]+");
  private static final Pattern COUNTRY = Pattern.compile("(?:\\+|00)?86(1[3-9]\\d{9})");
  private static final Pattern HASH = Pattern.compile("(?=.*[A-Fa-f])[0-9A-Fa-f]{16,}");
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private final Pseudonyms pseudonyms;

  PersonNumbers(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** Empty stays so. */
  String hide(String number) {
    return hide(PERSON, number);
  }

  /** In a scheme of the source's own; a resident's number is one whatever the scheme. */
  String hide(String scheme, String number) {
    if (number.isBlank()) {
      return "";
    }
    String plain = scheme.equals(PERSON) ? plain(number) : number;
    String resident = ResidentId.parse(plain).value().map(ResidentId::code).orElse(null);
    if (resident != null) {
      return pseudonyms.of(RESIDENT, resident);
    }
    return pseudonyms.of(scheme, plain);
  }

  /** A resident's number, with whatever check digit. */
  String hideResident(String number) {
    String plain = plain(number);
    return pseudonyms.of(
        RESIDENT, ResidentId.parse(plain).value().map(ResidentId::code).orElse(plain));
  }

  /** What a sender should have hidden. */
  String hideUnlessHidden(String value) {
    return isHidden(value) ? value : hide(value);
  }

  /** Unless it is an organisation's. */
  String hideUnlessOrganisation(String code) {
    boolean isOrganisation =
        Uscc.parse(code).value().isPresent() || OrganisationCode.parse(code).value().isPresent();
    return isOrganisation ? code : hideUnlessHidden(code);
  }

  /** A hash has letters: a number of digits alone is one of a person's. */
  static boolean isHidden(String value) {
    return value.isEmpty() || HASH.matcher(value).matches() || UUID.matcher(value).matches();
  }

  private static String plain(String number) {
    String code = SEPARATORS.matcher(Tidying.code(number)).replaceAll("");
    var phone = COUNTRY.matcher(code);
    return phone.matches() ? phone.group(1) : code;
  }
}
