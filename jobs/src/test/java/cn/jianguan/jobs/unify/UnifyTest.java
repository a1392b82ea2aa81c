package cn.jianguan.jobs.unify;

import static cn.jianguan.jobs.unify.Province.body;
import static cn.jianguan.jobs.unify.Province.inspection;
import static cn.jianguan.jobs.unify.Province.penalty;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TwinVerdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnifyTest {
  private static final String NUMBER = "苏市监罚字〔2024〕12号";

  private final Exchange exchange = new Exchange();

  @Test
  void onlyRow_stands_andItsCorrectionsToo() {
    SupervisionAct act = penalty("own", "1", NUMBER);
    exchange.send(act);
    body(act).setPaidFen(5);
    exchange.send(act);
    exchange.withdraw("own/1");

    assertThat(exchange.story)
        .containsExactly(
            "ASSERT own/1 v1", "RETRACT own/1 v1", "ASSERT own/1 v2", "DELETE own/1 v3");
    assertThat(exchange.rowsAnswered).isEqualTo(3);
  }

  @Test
  void sameDocument_otherSpelling_ofAnotherSystem_isAnAlias() {
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(penalty("credit", "9", "苏市监罚字[2024]第0012号"));

    assertThat(exchange.standing).containsOnlyKeys("own/1");
    assertThat(exchange.survivors()).isEqualTo(Map.of("credit/9", "own/1"));
    assertThat(exchange.aliases.get("credit/9").getDuplicateLevel()).isEqualTo("L2");
    assertThat(exchange.story)
        .containsExactly("ASSERT own/1 v1", "DUPLICATE credit/9 v1", "ALIAS credit/9 v1");
    assertThat(exchange.rowsAnswered).isEqualTo(2);
  }

  @Test
  void betterSourceLater_takesThePlace() {
    exchange.send(penalty("credit", "9", NUMBER));
    exchange.send(penalty("own", "1", NUMBER));

    assertThat(exchange.standing).containsOnlyKeys("own/1");
    assertThat(exchange.survivors()).isEqualTo(Map.of("credit/9", "own/1"));
    assertThat(exchange.story)
        .containsExactly(
            "ASSERT credit/9 v1", "DELETE credit/9 v2", "ALIAS credit/9 v2", "ASSERT own/1 v1");
  }

  @Test
  void silentFields_areFilled_andSayWhereFrom() {
    SupervisionAct own = penalty("own", "1", NUMBER);
    SupervisionAct platform = penalty("platform", "2", NUMBER);
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    body(platform).setPaidFen(700);
    body(credit).setPaidFen(900);
    credit.setAddressOperating("中山路 1 号");
    exchange.send(own);
    exchange.send(credit);
    exchange.send(platform);

    SupervisionAct stands = exchange.standing.get("own/1");
    assertThat(body(stands).getPaidFen()).isEqualTo(700);
    assertThat(stands.getAddressOperating()).isEqualTo("中山路 1 号");
    assertThat(exchange.aliases.get("platform/2").getFilledFields())
        .containsExactly("body.paidFen");
    assertThat(exchange.aliases.get("credit/9").getFilledFields())
        .containsExactly("addressOperating");
  }

  @Test
  void whatASourceSays_isNotWrittenOver() {
    SupervisionAct own = penalty("own", "1", NUMBER);
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    body(credit).setFineFen(3_000_000);
    exchange.send(own);
    exchange.send(credit);

    assertThat(body(exchange.standing.get("own/1")).getFineFen()).isEqualTo(2_000_000);
  }

  @Test
  void aliasWithdrawn_takesBackWhatItFilled() {
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    body(credit).setPaidFen(900);
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(credit);
    exchange.withdraw("credit/9");

    assertThat(body(exchange.standing.get("own/1")).getPaidFen()).isZero();
    assertThat(exchange.aliases).isEmpty();
    assertThat(exchange.rowsAnswered).isEqualTo(3);
  }

  @Test
  void survivorWithdrawn_nextAliasTakesOver() {
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(penalty("manual", "7", NUMBER));
    exchange.send(penalty("credit", "9", NUMBER));
    exchange.withdraw("own/1");

    assertThat(exchange.standing).containsOnlyKeys("credit/9");
    assertThat(exchange.survivors()).isEqualTo(Map.of("manual/7", "credit/9"));
    assertThat(exchange.rowsAnswered).isEqualTo(4);
  }

  @Test
  void aliasCorrected_toAnotherDocument_standsByItself() {
    exchange.send(penalty("own", "1", NUMBER));
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    exchange.send(credit);
    body(credit).setPunishDocumentCode("苏市监罚字〔2024〕13号");
    exchange.send(credit);

    assertThat(exchange.standing).containsOnlyKeys("own/1", "credit/9");
    assertThat(exchange.aliases).isEmpty();
  }

  @Test
  void survivorCorrected_keepsWhatAliasesFill() {
    SupervisionAct own = penalty("own", "1", NUMBER);
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    body(credit).setPaidFen(900);
    exchange.send(own);
    exchange.send(credit);
    body(own).setFineFen(2_500_000);
    exchange.send(own);

    assertThat(body(exchange.standing.get("own/1")).getFineFen()).isEqualTo(2_500_000);
    assertThat(body(exchange.standing.get("own/1")).getPaidFen()).isEqualTo(900);
  }

  @Test
  void partiesOfOneDocument_stayApart() {
    SupervisionAct other = penalty("credit", "9", NUMBER);
    other.getParty().setUiCode("91320100MA0000023K");
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(other);

    assertThat(exchange.standing).containsOnlyKeys("own/1", "credit/9");
  }

  @Test
  void oneDocument_severalOffences_ofOneSource_stayApart() {
    SupervisionAct other = penalty("own", "2", NUMBER);
    body(other).setLawCodes(List.of("WATER"));
    SupervisionAct one = penalty("own", "1", NUMBER);
    body(one).setLawCodes(List.of("WASTE"));
    exchange.send(one);
    exchange.send(other);

    assertThat(exchange.standing).containsOnlyKeys("own/1", "own/2");
  }

  @Test
  void severalOffences_findTheirLike_inAnotherSource() {
    SupervisionAct waste = penalty("own", "1", NUMBER);
    SupervisionAct water = penalty("own", "2", NUMBER);
    body(water).setFineFen(300);
    SupervisionAct twin = penalty("credit", "9", NUMBER);
    body(twin).setFineFen(300);
    exchange.send(twin);
    exchange.send(waste);
    exchange.send(water);

    assertThat(exchange.survivors()).isEqualTo(Map.of("credit/9", "own/2"));
  }

  @Test
  void oneListing_twiceInOneSource_isOne() {
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(penalty("own", "2", NUMBER));

    assertThat(exchange.standing).containsOnlyKeys("own/1");
  }

  @Test
  void numberOfTheAgency_sameAgency_isL3() {
    exchange.send(inspection("vertical", "1", "检2024-007"));
    SupervisionAct later = inspection("own", "2", "检2024-7号");
    Province.on(later, Province.DAY.plusDays(3));
    exchange.send(later);

    assertThat(exchange.survivors()).isEqualTo(Map.of("vertical/1", "own/2"));
    assertThat(exchange.aliases.get("vertical/1").getDuplicateLevel()).isEqualTo("L3");
  }

  @Test
  void numberOfAnotherAgency_isAnotherAct() {
    SupervisionAct other = inspection("vertical", "1", "7");
    other.setAgencyCode("AG2");
    other.setItemCode("99999999999999");
    exchange.send(other);
    exchange.send(inspection("own", "2", "7"));

    assertThat(exchange.standing).hasSize(2);
  }

  @Test
  void numberOfAnotherYear_isAnotherAct() {
    exchange.send(inspection("own", "2", "7"));
    SupervisionAct other = inspection("vertical", "1", "7");
    Province.on(other, Province.DAY.plusYears(1));
    exchange.send(other);

    assertThat(exchange.standing).hasSize(2);
  }

  @Test
  void jointInspection_isOneActPerAgency() {
    SupervisionAct one = inspection("own", "1", "A-1");
    SupervisionAct other = inspection("vertical", "2", "B-1");
    other.setAgencyCode("AG2");
    for (SupervisionAct each : List.of(one, other)) {
      ((Inspection) each.getBody()).setJointTaskId("J-1");
      ((Inspection) each.getBody()).setOfficerCodes(List.of("32-1"));
      exchange.send(each);
    }

    assertThat(exchange.standing).hasSize(2);
  }

  @Test
  void alike_butForTheNumbers_isL4_andSaysWhy() {
    exchange.send(inspection("own", "1", "A-1"));
    exchange.send(inspection("vertical", "2", "SJ-99"));

    assertThat(exchange.survivors()).isEqualTo(Map.of("vertical/2", "own/1"));
    assertThat(exchange.aliases.get("vertical/2").getDuplicateLevel()).isEqualTo("L4");
    assertThat(exchange.aliases.get("vertical/2").getMatchedBy())
        .contains("item 1.00", "day 1.00", "actor 1.00");
  }

  @Test
  void amountInTenThousands_isTheSameAmount() {
    SupervisionAct credit = penalty("credit", "9", "");
    body(credit).setFineFen(200);
    Province.on(credit, Province.DAY.plusDays(1));
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(credit);

    assertThat(exchange.survivors()).isEqualTo(Map.of("credit/9", "own/1"));
  }

  @Test
  void dayOfAnInspection_mustBeTheSame() {
    SupervisionAct other = inspection("vertical", "2", "SJ-99");
    Province.on(other, Province.DAY.plusDays(1));
    exchange.send(inspection("own", "1", "A-1"));
    exchange.send(other);

    assertThat(exchange.standing).hasSize(2);
  }

  @Test
  void unlikeAmounts_areNotMerged() {
    SupervisionAct credit = penalty("credit", "9", "");
    body(credit).setFineFen(12_345);
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(credit);

    assertThat(exchange.standing).hasSize(2);
  }

  @Test
  void rowCorrected_toAnotherFirm_leavesTheOneAndJoinsTheOther() {
    exchange.send(penalty("own", "1", NUMBER));
    SupervisionAct credit = penalty("credit", "9", NUMBER);
    credit.getParty().setUiCode("91320100MA0000023K");
    exchange.send(credit);
    credit.getParty().setUiCode(Province.FIRM.substring(5));
    exchange.send(credit);

    assertThat(exchange.standing).containsOnlyKeys("own/1");
    assertThat(exchange.survivors()).isEqualTo(Map.of("credit/9", "own/1"));
  }

  @Test
  void takingOver_neverShowsBoth() {
    exchange.send(penalty("credit", "9", NUMBER));
    int before = exchange.story.size();
    exchange.send(penalty("own", "1", NUMBER));

    assertThat(exchange.story.subList(before, exchange.story.size()))
        .startsWith("DELETE credit/9 v2")
        .endsWith("ASSERT own/1 v1");
  }

  @Test
  void rowKnownBeforeThisStation_isCorrectedAsItWas() {
    SupervisionAct act = penalty("own", "1", NUMBER);
    exchange.standing.put("own/1", SupervisionAct.newBuilder(act).build());
    exchange.knew(act);
    body(act).setPaidFen(5);
    exchange.send(act);

    assertThat(exchange.story).containsExactly("RETRACT own/1 v1", "ASSERT own/1 v2");
  }

  @Test
  void penaltyWithoutAnything_staysAlone() {
    for (int i = 0; i < 3; i++) {
      SupervisionAct act = penalty("own", "" + i, "无");
      Province.on(act, LocalDate.of(2024, 1, 1 + i));
      exchange.send(act);
    }

    assertThat(exchange.standing).hasSize(3);
    assertThat(exchange.standing.values()).allMatch(it -> it.getBody() instanceof Penalty);
  }

  @Test
  void somewhatAlike_isAsked_andStaysApartMeanwhile() {
    askedPair();

    assertThat(exchange.standing).containsOnlyKeys("own/1", "vertical/2");
    assertThat(exchange.questions).containsOnlyKeys("own/1 vertical/2");
    ActLogEntry question = exchange.questions.get("own/1 vertical/2");
    assertThat(question.getVerdict()).isEqualTo(TwinVerdict.OPEN);
    assertThat(question.getScore()).isEqualTo(75);
    assertThat(question.getMatchedBy()).contains("amount 0.00: 2000000 ≠ 12345 fen");
  }

  @Test
  void same_merges_whateverComesLater_andAnotherAnswerUndoesIt() {
    askedPair();
    exchange.answer("vertical/2", "own/1", TwinVerdict.SAME);
    assertThat(exchange.survivors()).isEqualTo(Map.of("vertical/2", "own/1"));
    assertThat(exchange.aliases.get("vertical/2").getMatchedBy()).contains("C32/hidden p-1");

    SupervisionAct later = penalty("vertical", "2", "");
    Province.on(later, Province.DAY.plusDays(90));
    exchange.send(later);
    assertThat(exchange.survivors()).isEqualTo(Map.of("vertical/2", "own/1"));

    exchange.answer("own/1", "vertical/2", TwinVerdict.OPEN);
    assertThat(exchange.standing).containsOnlyKeys("own/1", "vertical/2");
    assertThat(exchange.questions).isEmpty();
  }

  @Test
  void different_partsWhatTheKeysUnite_alsoAfterBothWereWithdrawn() {
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(penalty("credit", "9", NUMBER));
    exchange.answer("own/1", "credit/9", TwinVerdict.DIFFERENT);
    assertThat(exchange.standing).containsOnlyKeys("own/1", "credit/9");
    assertThat(exchange.questions.get("credit/9 own/1").getVerdict())
        .isEqualTo(TwinVerdict.DIFFERENT);

    exchange.withdraw("own/1");
    exchange.withdraw("credit/9");
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(penalty("credit", "9", NUMBER));
    assertThat(exchange.standing).containsOnlyKeys("own/1", "credit/9");

    exchange.answer("own/1", "credit/9", TwinVerdict.SAME);
    assertThat(exchange.standing).containsOnlyKeys("own/1");
  }

  @Test
  void answerAboutWhatIsNotThere_isRefused() {
    askedPair();
    exchange.send(inspection("own", "5", "A-1"));
    exchange.answer("own/1", "nobody/7", TwinVerdict.SAME);
    exchange.answer("own/1", "own/1", TwinVerdict.SAME);
    exchange.answer("own/1", "own/5", TwinVerdict.SAME);

    assertThat(exchange.refused)
        .containsExactly(
            "COMMAND_ILLEGAL otherId", "COMMAND_ILLEGAL otherId", "COMMAND_ILLEGAL otherId");
    assertThat(exchange.aliases).isEmpty();
  }

  @Test
  void question_endsWithTheRow() {
    askedPair();
    exchange.withdraw("own/1");

    assertThat(exchange.questions).isEmpty();
  }

  private void askedPair() {
    SupervisionAct other = penalty("vertical", "2", "");
    body(other).setFineFen(12_345);
    exchange.send(penalty("own", "1", NUMBER));
    exchange.send(other);
  }
}
