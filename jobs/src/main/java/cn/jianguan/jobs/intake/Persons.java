package cn.jianguan.jobs.intake;

import cn.jianguan.act.TextContent;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import org.apache.avro.generic.IndexedRecord;

/**
 * Hides natural persons on an act found valid: numbers become pseudonyms, of names the first
 * character is left. What leaves intake can be counted and compared, and nobody can be looked up.
 * Which texts are of persons, the schemas say ({@link TextContent}).
 */
final class Persons {
  private static final String LEGAL_PERSON = "LEGAL_PERSON";
  private static final String PERSON = "PERSON";
  private static final TextFields NAMES = new TextFields(TextContent.PERSON_NAME);
  private static final TextFields NUMBERS = new TextFields(TextContent.PERSON_ID);

  private final ReferenceData reference;
  private final Pseudonyms pseudonyms;

  Persons(ReferenceData reference, Pseudonyms pseudonyms) {
    this.reference = reference;
    this.pseudonyms = pseudonyms;
  }

  void hide(SupervisionAct act) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    hideParty(act, source);
    if (act.getBody() instanceof SupervisedObject object) {
      hideObject(object, act, source);
    }
    if (act.getBody() instanceof IndexedRecord body) {
      hide(body);
    }
  }

  /** What its schema says is of persons, whoever the row is about. */
  void hide(IndexedRecord body) {
    NAMES.replace(body, Pseudonyms::mask);
    NUMBERS.replace(body, number -> pseudonym(PERSON, number));
  }

  private void hideParty(SupervisionAct act, SourceDeclaration source) {
    Party party = act.getParty();
    if (!isPerson(party.getCeType(), source)) {
      return;
    }
    if (act.getObjectName().equals(party.getName())) {
      act.setObjectName(Pseudonyms.mask(act.getObjectName()));
    }
    if (act.getBody() instanceof Penalty penalty) {
      penalty.setRegisteredId(pseudonym(party.getCeType(), penalty.getRegisteredId()));
    }
    party.setUiCode(pseudonym(party.getCeType(), party.getUiCode()));
    party.setName(Pseudonyms.mask(party.getName()));
  }

  /** That a legal representative changed, or is another enterprise's too, can still be seen. */
  private void hideObject(SupervisedObject object, SupervisionAct act, SourceDeclaration source) {
    if (object.getLegalPersonHash().isEmpty()) {
      object.setLegalPersonHash(pseudonym(LEGAL_PERSON, object.getLegalPerson().strip()));
    }
    if (isPerson(object.getObjectCodeScheme(), source)) {
      object.setObjectCode(pseudonym(object.getObjectCodeScheme(), object.getObjectCode()));
      act.setObjectName(Pseudonyms.mask(act.getObjectName()));
    }
  }

  private String pseudonym(String scheme, String code) {
    return code.isEmpty() ? "" : pseudonyms.of(scheme, code);
  }

  private boolean isPerson(String scheme, SourceDeclaration source) {
    return reference.schemes(scheme, source).anyMatch(IdScheme::getNaturalPerson);
  }
}
