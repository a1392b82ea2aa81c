package cn.jianguan.jobs.intake;

import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Officer;
import cn.jianguan.record.Party;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;

/**
 * Hides natural persons on an act found valid: numbers become pseudonyms, of names the first
 * character is left. What leaves intake can be counted and compared, and nobody can be looked up.
 */
final class Persons {
  private static final String LEGAL_PERSON = "LEGAL_PERSON";

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
    } else if (act.getBody() instanceof Officer officer) {
      officer.setName(Pseudonyms.mask(officer.getName()));
    } else if (act.getBody() instanceof Inspection inspection) {
      inspection.setOfficerNames(
          inspection.getOfficerNames().stream().map(Pseudonyms::mask).toList());
    }
  }

  private void hideParty(SupervisionAct act, SourceDeclaration source) {
    Party party = act.getParty();
    if (!isPerson(party.getCeType(), source)) {
      return;
    }
    if (act.getObjectName().equals(party.getName())) {
      act.setObjectName(Pseudonyms.mask(act.getObjectName()));
    }
    party.setUiCode(pseudonym(party.getCeType(), party.getUiCode()));
    party.setName(Pseudonyms.mask(party.getName()));
  }

  /** That a legal representative changed, or is another enterprise's too, can still be seen. */
  private void hideObject(SupervisedObject object, SupervisionAct act, SourceDeclaration source) {
    if (object.getLegalPersonHash().isEmpty()) {
      object.setLegalPersonHash(pseudonym(LEGAL_PERSON, object.getLegalPerson().strip()));
    }
    object.setLegalPerson(Pseudonyms.mask(object.getLegalPerson()));
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
