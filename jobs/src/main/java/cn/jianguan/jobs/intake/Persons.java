package cn.jianguan.jobs.intake;

import cn.jianguan.act.TextContent;
import cn.jianguan.code.ResidentId;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.BidFile;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.generic.IndexedRecord;

/**
 * Hides natural persons on an act found valid: numbers become pseudonyms, of names the first
 * character is left. What leaves intake can be counted and compared, and nobody can be looked up.
 * Which texts are of persons, the schemas say ({@link TextContent}); the party is one where its
 * nature, its scheme or its number says so, and then its name and number are hidden wherever in the
 * row they stand.
 */
final class Persons {
  static final String LEGAL_PERSON = "LEGAL_PERSON";

  /** Of dictionaries 行政相对人性质 and 监管对象类型. */
  private static final Set<String> NATURAL_PERSON = Set.of("2", "自然人");

  private static final String ORGANISATIONS = "GB32100";

  /** Those of fifteen digits look like the registration numbers of enterprises. */
  private static final int RESIDENT_LENGTH = 18;

  private static final int LEAST_NAME = 2;
  private static final int LEAST_CODE = 6;

  private static final TextFields NAMES = new TextFields(TextContent.PERSON_NAME);
  private static final TextFields NUMBERS = new TextFields(TextContent.PERSON_ID);
  private static final TextFields ANY_CODES = new TextFields(TextContent.ANY_CODE);
  private static final TextFields PSEUDONYMS = new TextFields(TextContent.PSEUDONYM);
  private static final TextFields WORDS =
      new TextFields(TextContent.TEXT, TextContent.ADDRESS, TextContent.PARTY_NAME);
  private static final TextFields CODES = new TextFields(TextContent.CODE, TextContent.PARTY_CODE);
  private static final TextFields ADDRESSES = new TextFields(TextContent.ADDRESS);
  private static final TextFields ANYWHERE =
      new TextFields(
          TextContent.TEXT, TextContent.ADDRESS, TextContent.PARTY_NAME, TextContent.CODE);

  private static final Pattern TOWN = Pattern.compile("^.*(?:[省市区區县縣旗镇鎮乡鄉]|街道)");

  private final ReferenceData reference;
  private final PersonNumbers numbers;
  private final PersonTexts texts;

  Persons(ReferenceData reference, Pseudonyms pseudonyms) {
    this.reference = reference;
    this.numbers = new PersonNumbers(pseudonyms);
    this.texts = new PersonTexts(numbers);
  }

  void hide(SupervisionAct act) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    boolean isPerson = isPerson(act, source);
    hideLegalPersons(act);
    hideObject(act, source);
    if (isPerson) {
      hideNumbersOfParty(act);
    }
    hideWithin(act);
    if (act.getBody() instanceof IndexedRecord body) {
      hideWithin(body);
    }
    if (isPerson) {
      hideParty(act);
    }
    hideWithin(act.getParty());
    hideKeys(act.getEnvelope());
  }

  /** What its schema says is of persons, whoever the row is about. */
  void hideWithin(IndexedRecord record) {
    NAMES.replace(record, Pseudonyms::mask);
    NUMBERS.replace(record, numbers::hide);
    ANY_CODES.replace(record, numbers::hideUnlessOrganisation);
    PSEUDONYMS.replace(record, numbers::hideUnlessHidden);
    WORDS.replace(record, texts::hide);
    CODES.replace(record, texts::hideInCode);
  }

  /** The name of a row, which its sender may have made from a person's number. */
  String hideKey(String key) {
    return texts.hideInKey(key);
  }

  private void hideKeys(IndexedRecord envelope) {
    PSEUDONYMS.replace(envelope, numbers::hideUnlessHidden);
    CODES.replace(envelope, texts::hideInKey);
  }

  private void hideNumbersOfParty(SupervisionAct act) {
    Party party = act.getParty();
    if (act.getBody() instanceof Penalty penalty) {
      penalty.setRegisteredId(numbers.hide(party.getCeType(), penalty.getRegisteredId()));
    } else if (act.getBody() instanceof SupervisedObject object
        && object.getObjectCode().equals(party.getUiCode())) {
      object.setObjectCode(numbers.hide(object.getObjectCodeScheme(), object.getObjectCode()));
    }
  }

  private void hideParty(SupervisionAct act) {
    Party party = act.getParty();
    String code = party.getUiCode();
    String name = party.getName().strip();
    party.setUiCode(numbers.hide(party.getCeType(), code));
    party.setName(Pseudonyms.mask(name));
    UnaryOperator<String> nobody =
        text -> withoutCode(withoutName(text, name), code, party.getUiCode());
    ANYWHERE.replace(act, nobody);
    if (act.getBody() instanceof IndexedRecord body) {
      ANYWHERE.replace(body, nobody);
    }
    ADDRESSES.replace(act, Persons::town);
  }

  private static String withoutName(String text, String name) {
    return name.length() < LEAST_NAME ? text : text.replace(name, Pseudonyms.mask(name));
  }

  /** Also without phones; not where the code is a part of a longer one. */
  private String withoutCode(String text, String code, String hidden) {
    boolean isThere = code.length() >= LEAST_CODE && text.contains(code);
    return texts.hideInKey(
        isThere
            ? text.replaceAll("(?<![0-9A-Za-z])" + Pattern.quote(code) + "(?![0-9A-Za-z])", hidden)
            : text);
  }

  /** As far down as the town; the rest says where somebody lives. */
  private static String town(String address) {
    Matcher town = TOWN.matcher(address);
    return address.isBlank() ? address : (town.find() ? town.group() : "") + "***";
  }

  /** That a legal representative changed, or is another enterprise's too, can still be seen. */
  private void hideLegalPersons(SupervisionAct act) {
    if (act.getBody() instanceof SupervisedObject object) {
      object.setLegalPersonHash(
          legalPerson(object.getLegalPersonHash(), object.getLegalPerson().strip()));
    } else if (act.getBody() instanceof BidFile bid) {
      bid.setLegalPersonHash(legalPerson(bid.getLegalPersonHash(), ""));
    }
  }

  private String legalPerson(String hash, String name) {
    String clear = hash.isEmpty() ? name : hash.strip();
    return PersonNumbers.isHidden(clear) ? clear : numbers.hide(LEGAL_PERSON, clear);
  }

  private void hideObject(SupervisionAct act, SourceDeclaration source) {
    boolean isPerson = NATURAL_PERSON.contains(act.getObjectType());
    if (act.getBody() instanceof SupervisedObject object
        && isPerson(object.getObjectCodeScheme(), object.getObjectCode(), source)) {
      object.setObjectCode(numbers.hide(object.getObjectCodeScheme(), object.getObjectCode()));
      isPerson = true;
    }
    if (isPerson) {
      act.setObjectName(Pseudonyms.mask(act.getObjectName()));
    }
  }

  private boolean isPerson(SupervisionAct act, SourceDeclaration source) {
    Party party = act.getParty();
    return NATURAL_PERSON.contains(party.getNature().strip())
        || isPerson(party.getCeType(), party.getUiCode(), source);
  }

  private boolean isPerson(String scheme, String code, SourceDeclaration source) {
    if (reference.schemes(scheme, source).anyMatch(IdScheme::getNaturalPerson)) {
      return true;
    }
    return code.length() == RESIDENT_LENGTH
        && ResidentId.parse(code).value().isPresent()
        && !reference
            .schemes(scheme, source)
            .anyMatch(it -> it.getCheckAlgorithm().equals(ORGANISATIONS));
  }

  /** What a refusal shows of the value, which everybody who reads rejects sees. */
  Refusal hide(Refusal refusal, SupervisionAct act) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    String value = refusal.value();
    String hidden =
        switch (ShownField.of(refusal.field(), act)) {
          case NUMBER -> numbers.hide(value);
          case PSEUDONYM -> numbers.hideUnlessHidden(value);
          case NAME -> Pseudonyms.mask(value);
          case PARTY_NUMBER -> isPerson(act, source) ? numbers.hide(value) : texts.hide(value);
          case PARTY_NAME -> isPerson(act, source) ? Pseudonyms.mask(value) : texts.hide(value);
          case OTHER -> texts.hideInKey(texts.hide(value));
        };
    return new Refusal(refusal.reason(), refusal.field(), hidden, refusal.expected());
  }
}
