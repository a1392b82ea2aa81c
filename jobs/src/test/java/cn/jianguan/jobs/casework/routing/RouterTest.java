package cn.jianguan.jobs.casework.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.HitFixtures;
import cn.jianguan.jobs.casework.Town;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SourceDeclaration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final LocalDate DAY = LocalDate.of(2020, 9, 14);
  private static final String ITEM = "32010200000101";
  private static final String ZONE = "SIP-1";
  private static final String COMMITTEE = "A-SIP-1";

  private final Directory directory = Town.directory();
  private final Router router = new Router(directory);

  @Test
  void county_goesToItsOwnDepartment() {
    Route route = route("CO");
    assertThat(route.addressee()).isEqualTo(Town.MARKET);
    assertThat(route.dispatcher()).isEqualTo(Town.CC);
    assertThat(route.copies()).isEmpty();
    assertThat(route.whyZh()).contains("CO", Town.MARKET, "SC", Town.COUNTY);
  }

  @Test
  void countyWithoutDepartment_goesUpToTheCity() {
    Route route = router.route(hit("CO").setDomain("ST").build(), DAY);
    assertThat(route.addressee()).isEqualTo(Town.ECOLOGY_CITY);
    assertThat(route.dispatcher()).isEqualTo(Town.MC);
  }

  @Test
  void city_skipsTheCounty() {
    assertThat(route("MU").addressee()).isEqualTo(Town.MARKET_CITY);
  }

  @Test
  void nobody_isUnresolvedAndSaysWhy() {
    Route route = route("PR");
    assertThat(route.resolved()).isFalse();
    assertThat(route.whyZh()).contains("没有").doesNotContain("no department");
    assertThat(route.whyEn()).contains("no department").doesNotContain("没有");
    assertThat(route.dispatcher()).isEqualTo(Town.CC);
  }

  @Test
  void twoEquallyNear_areNotChosenBetween() {
    take(Town.row(Town.agency("A-SC-2", 4, Town.COUNTY, "SC", "DEPT")));
    Route route = route("CO");
    assertThat(route.resolved()).isFalse();
    assertThat(route.whyZh()).contains("不唯一", "A-SC-2", Town.MARKET);
  }

  @Test
  void holderOfTheItem_comesBeforeTheDepartment() {
    take(Town.row(Town.agency("A-TOWN", 5, "320102", "SC", "DEPT")));
    take(Town.row(Town.authority(ITEM, Town.COUNTY, "A-TOWN", 5)));
    assertThat(routeItem().addressee()).isEqualTo("A-TOWN");
    assertThat(routeItem().whyZh()).contains(ITEM);
    assertThat(route("CO").addressee()).isEqualTo(Town.MARKET);
  }

  @Test
  void powersComeAndGo() {
    take(Town.row(Town.agency("A-TOWN", 5, "320102", "SC", "DEPT")));
    Authority power = Town.authority(ITEM, Town.COUNTY, "A-TOWN", 5);
    power.setValidFrom(DAY);
    power.setValidTo(DAY.plusDays(1));
    take(Town.row(power));

    HitRecord hit = hit("CO").setItemCodes(List.of(ITEM)).build();
    assertThat(router.route(hit, DAY.minusDays(1)).addressee()).isEqualTo(Town.MARKET);
    assertThat(router.route(hit, DAY).addressee()).isEqualTo("A-TOWN");
    assertThat(router.route(hit, DAY.plusDays(1)).addressee()).isEqualTo("A-TOWN");
    assertThat(router.route(hit, DAY.plusDays(2)).addressee()).isEqualTo(Town.MARKET);
  }

  @Test
  void powerOfTheCity_holdsInItsCounties() {
    take(Town.row(Town.authority(ITEM, "320100", Town.ECOLOGY_CITY, 3)));
    Route route = router.route(hit("CO").setDomain("ZJ").setItemCodes(List.of(ITEM)).build(), DAY);
    assertThat(route.addressee()).isEqualTo(Town.ECOLOGY_CITY);
  }

  @Test
  void agencyItself_mustBeInForce() {
    assertThat(route("AGENCY").addressee()).isEqualTo(Town.MARKET);
    HitRecord unknown = hit("AGENCY").setAgencyCode("A-GONE").build();
    assertThat(router.route(unknown, DAY).resolved()).isFalse();
    assertThat(router.route(unknown, DAY).whyZh()).contains("A-GONE");
  }

  @Test
  void others_areCopiesInOrder() {
    Route route = route("AGENCY", "JU", "cc:CC", "cc MU", "CC");
    assertThat(route.addressee()).isEqualTo(Town.MARKET);
    assertThat(route.copies()).containsExactly(Town.JUSTICE, Town.CC, Town.MARKET_CITY);
  }

  @Test
  void secondAddressee_isACopy_evenWhereTheFirstCannotBeNamed() {
    assertThat(route("CO", "MU").addressee()).isEqualTo(Town.MARKET);
    assertThat(route("CO", "MU").copies()).containsExactly(Town.MARKET_CITY);
    Route unresolved = route("MARS", "MU");
    assertThat(unresolved.resolved()).isFalse();
    assertThat(unresolved.copies()).containsExactly(Town.MARKET_CITY);
  }

  @Test
  void copiesAlone_nameNobodyToAct() {
    Route route = route("cc CO");
    assertThat(route.resolved()).isFalse();
    assertThat(route.copies()).containsExactly(Town.MARKET);
    assertThat(route.whyZh()).contains("模型没有主送单位");
    assertThat(route("CO").whyZh()).doesNotContain("模型没有主送单位");
  }

  @Test
  void codeWithTooManyWords_isUnknown() {
    assertThat(route("CO SC ST").resolved()).isFalse();
    assertThat(route("cc CO SC").copies()).containsExactly(Town.MARKET);
    assertThat(route("cc").whyZh()).contains("未知收件代码");
  }

  @Test
  void town_isTheAgencyOfItsLevel() {
    take(Town.row(Town.agency("A-TOWN", 5, Town.COUNTY, "", "DEPT")));
    assertThat(route("TW").addressee()).isEqualTo("A-TOWN");
    assertThat(route("CO").addressee()).isEqualTo(Town.MARKET);
  }

  @Test
  void justice_isThatOfTheLevelOfTheAgencyConcerned() {
    take(Town.row(Town.agency("A-JU-320100", 3, "320100", "", "JUSTICE")));
    assertThat(route("JU").addressee()).isEqualTo(Town.JUSTICE);
    HitRecord ofTheCity = hit("JU").setAgencyCode(Town.MARKET_CITY).build();
    assertThat(router.route(ofTheCity, DAY).addressee()).isEqualTo("A-JU-320100");
    HitRecord ofNobody = hit("JU").setAgencyCode("").build();
    assertThat(router.route(ofNobody, DAY).addressee()).isEqualTo(Town.JUSTICE);
  }

  @Test
  void holderOfTheWantedLevel_comesBeforeOthers_andOnlyIfInForce() {
    take(Town.row(Town.authority(ITEM, Town.COUNTY, "A-GONE", 4)));
    assertThat(routeItem().addressee()).isEqualTo(Town.MARKET);
    take(Town.row(Town.authority(ITEM, Town.COUNTY, Town.ECOLOGY_CITY, 3)));
    assertThat(routeItem().addressee()).isEqualTo(Town.ECOLOGY_CITY);
    take(Town.row(Town.authority(ITEM, Town.COUNTY, Town.SECOND, 4)));
    assertThat(routeItem().addressee()).isEqualTo(Town.SECOND);
  }

  @Test
  void centreAbove_isTheNextLevels_theProvinceHasNone() {
    assertThat(router.centreAbove(Town.CC, DAY)).isEqualTo(Town.MC);
    assertThat(router.centreAbove(Town.MC, DAY)).isEqualTo(Town.PC);
    assertThat(router.centreAbove(Town.PC, DAY)).isEmpty();
    assertThat(router.centreAbove("C-GONE", DAY)).isEmpty();
  }

  @Test
  void copyThatCannotBeNamed_isLeftOutAndSaid() {
    Route route = route("CO", "cc:TW", "cc:MARS");
    assertThat(route.resolved()).isTrue();
    assertThat(route.copies()).isEmpty();
    assertThat(route.whyZh()).contains("cc:TW", "未知收件代码");
  }

  @Test
  void domainAfterTheCode_isAnotherDepartment() {
    assertThat(route("CO", "cc:MU:ST").copies()).containsExactly(Town.ECOLOGY_CITY);
  }

  @Test
  void red_alwaysTellsCityAndProvinceCentre() {
    HitRecord red = hit("CO").setSeverity(Severity.RED).build();
    assertThat(router.route(red, DAY).copies()).containsExactly(Town.MC, Town.PC);
  }

  @Test
  void dataOfficer_isWhoAnswersForTheSource() {
    take(
        Town.row(
            SourceDeclaration.newBuilder()
                .setCdSource("32-SC")
                .setName("市场监管")
                .setAgencyCode(Town.MARKET_CITY)
                .build()));
    HitRecord hit = hit("DATA_OFFICER").setSubjectKey("32-SC|INSPECTION").build();
    assertThat(router.route(hit, DAY).addressee()).isEqualTo(Town.MARKET_CITY);
    HitRecord other = hit("DATA_OFFICER").setSubjectKey("33-SC|INSPECTION").build();
    assertThat(router.route(other, DAY).resolved()).isFalse();
  }

  @Test
  void declaredRegions_haveTheParentsTheyName() {
    take(
        Town.row(
            Region.newBuilder()
                .setCode("SIP-1")
                .setName("功能区")
                .setLevel(4)
                .setParent("320100")
                .setExtension(true)
                .build()));
    HitRecord hit = hit("CO").setAreaNumber("SIP-1").build();
    assertThat(router.route(hit, DAY).addressee()).isEqualTo(Town.MARKET_CITY);
    assertThat(router.route(hit, DAY).dispatcher()).isEqualTo(Town.MC);
  }

  @Test
  void zone_holdsWhatWasGivenToIt_fromDayToDay() {
    zone();
    Authority power = Town.authority(ITEM, ZONE, COMMITTEE, 3);
    power.setValidFrom(DAY);
    power.setValidTo(DAY.plusDays(1));
    take(Town.row(power));

    assertThat(inZone(ITEM).addressee()).isEqualTo(COMMITTEE);
    assertThat(inZone(ITEM).whyZh()).contains("SIP-1 事项职权");
    assertThat(inZone(ITEM).dispatcher()).isEqualTo(Town.MC);
    assertThat(inZone(ITEM, DAY.minusDays(1)).addressee()).isEqualTo(Town.MARKET);
    assertThat(inZone(ITEM, DAY.plusDays(2)).addressee()).isEqualTo(Town.MARKET);
  }

  @Test
  void zone_isNoAddresseeOfOtherItems_norOfOtherDomains() {
    zone();
    take(Town.row(Town.authority(ITEM, ZONE, COMMITTEE, 3)));

    Route other = inZone("32000000000009");
    assertThat(other.addressee()).isEqualTo(Town.MARKET);
    assertThat(other.whyZh()).contains("功能区 SIP-1 没有该事项的职权");
    assertThat(other.whyEn()).contains("nobody holds the item in zone SIP-1");
    HitRecord named = hit("CO:ST").setZone(ZONE).setItemCodes(List.of(ITEM)).build();
    assertThat(router.route(named, DAY).addressee()).isEqualTo(Town.ECOLOGY_CITY);
  }

  @Test
  void powerOfTheCity_isNotOneOfTheProvince() {
    zone();
    take(Town.row(Town.authority(ITEM, ZONE, COMMITTEE, 3)));
    HitRecord.Builder hit = hit().setZone(ZONE).setItemCodes(List.of(ITEM));

    assertThat(router.route(hit.setAddressees(List.of("MU")).build(), DAY).addressee())
        .isEqualTo(COMMITTEE);
    assertThat(router.route(hit.setAddressees(List.of("PR")).build(), DAY).resolved()).isFalse();
  }

  @Test
  void partOfAZone_isInTheWholeZone() {
    zone();
    take(Town.row(region("SIP-1-A", ZONE)));
    take(Town.row(Town.authority(ITEM, ZONE, COMMITTEE, 3)));
    HitRecord hit = hit("CO").setZone("SIP-1-A").setItemCodes(List.of(ITEM)).build();

    assertThat(router.route(hit, DAY).addressee()).isEqualTo(COMMITTEE);
  }

  @Test
  void zoneWithTwoHolders_isNotChosenFrom() {
    zone();
    take(Town.row(Town.authority(ITEM, ZONE, COMMITTEE, 3)));
    take(Town.row(Town.authority(ITEM, ZONE, Town.MARKET_CITY, 3)));

    assertThat(inZone(ITEM).resolved()).isFalse();
    assertThat(inZone(ITEM).whyZh()).contains("不唯一").contains(COMMITTEE);
  }

  @Test
  void zoneThatIsDissolved_isSaid_theNameOfAParkIsNot() {
    Route unknown = inZone(ITEM);
    assertThat(unknown.addressee()).isEqualTo(Town.MARKET);
    assertThat(unknown.whyZh()).doesNotContain(ZONE);

    Region gone = region(ZONE, "320100");
    gone.setValidTo(DAY.minusDays(1));
    take(Town.row(gone));
    take(Town.row(Town.authority(ITEM, ZONE, Town.MARKET_CITY, 3)));
    assertThat(inZone(ITEM).addressee()).isEqualTo(Town.MARKET);
    assertThat(inZone(ITEM).whyZh()).contains("园区 SIP-1 不是 " + DAY + " 有效的功能区");
  }

  private void zone() {
    take(Town.row(region(ZONE, "320100")));
    take(Town.row(Town.agency(COMMITTEE, 3, ZONE, "", "")));
  }

  private static Region region(String code, String parent) {
    return Region.newBuilder()
        .setCode(code)
        .setName("功能区")
        .setLevel(3)
        .setParent(parent)
        .setExtension(true)
        .build();
  }

  private Route inZone(String item) {
    return inZone(item, DAY);
  }

  private Route inZone(String item, LocalDate day) {
    return router.route(hit("CO").setZone(ZONE).setItemCodes(List.of(item)).build(), day);
  }

  @Test
  void entrustedBody_isNoAddressee() {
    Agency body = Town.agency("A-ENT", 4, Town.COUNTY, "ST", "DEPT");
    body.setEntrusted(true);
    take(Town.row(body));
    HitRecord hit = hit("CO").setDomain("ST").build();
    assertThat(router.route(hit, DAY).addressee()).isEqualTo(Town.ECOLOGY_CITY);
  }

  @Test
  void deletedAgency_isGone() {
    Agency extra = Town.agency("A-NEW", 4, Town.COUNTY, "ST", "DEPT");
    take(Town.row("new", Operation.INSERT, extra));
    HitRecord hit = hit("CO").setDomain("ST").build();
    assertThat(router.route(hit, DAY).addressee()).isEqualTo("A-NEW");

    take(Town.row("new", Operation.DELETE, null));
    assertThat(router.route(hit, DAY).addressee()).isEqualTo(Town.ECOLOGY_CITY);
  }

  @Test
  void agenciesWithBlankIdentities_areNotOne() {
    ReferenceRecord one = Town.row(Town.agency("A-1", 4, "320106", "ST", "DEPT"));
    ReferenceRecord other = Town.row(Town.agency("A-2", 4, "320107", "ST", "DEPT"));
    one.getEnvelope().setRecordUniqueIdentity(" ");
    other.getEnvelope().setRecordUniqueIdentity(" ");
    take(one);
    take(other);

    assertThat(directory.agency("A-1", DAY)).isPresent();
    assertThat(directory.agency("A-2", DAY)).isPresent();
  }

  @Test
  void agencyThatSourcesPlaceInTwoRegions_isInTheOneSaidLast() {
    directory.take(
        Town.row("mine", Operation.INSERT, Town.agency("A", 4, Town.COUNTY, "ST", "")), 10);
    directory.take(
        Town.row("yours", Operation.INSERT, Town.agency("A", 4, "320104", "ST", "")), 20);
    assertThat(directory.agenciesIn(Town.COUNTY, DAY))
        .extracting(Agency::getCode)
        .doesNotContain("A");
    assertThat(directory.agenciesIn("320104", DAY)).extracting(Agency::getCode).contains("A");

    directory.take(Town.row("yours", Operation.DELETE, null), 30);
    assertThat(directory.agenciesIn(Town.COUNTY, DAY)).extracting(Agency::getCode).contains("A");
  }

  @Test
  void sourceDeclaredTwice_isStillDeclaredWhenOneIsDeleted() {
    SourceDeclaration source =
        SourceDeclaration.newBuilder()
            .setCdSource("32-SC")
            .setName("市场监管")
            .setAgencyCode(Town.MARKET_CITY)
            .build();
    directory.take(Town.row("one", Operation.INSERT, source), 10);
    directory.take(Town.row("other", Operation.INSERT, source), 20);
    directory.take(Town.row("other", Operation.DELETE, source), 30);

    assertThat(directory.answersFor("32-SC")).isEqualTo(Town.MARKET_CITY);
  }

  @Test
  void dissolvedRegion_keepsItsPlaceInTheTree() {
    Region region =
        Region.newBuilder()
            .setCode("SIP-1")
            .setName("功能区")
            .setParent("320100")
            .setValidTo(DAY.minusDays(1))
            .build();
    take(Town.row(region));

    assertThat(directory.lineage("SIP-1", DAY)).containsExactly("SIP-1", "320100", "320000");
  }

  private void take(ReferenceRecord record) {
    directory.take(record, 0);
  }

  private Route route(String... addressees) {
    return router.route(hit(addressees).build(), DAY);
  }

  private Route routeItem() {
    return router.route(hit("CO").setItemCodes(List.of(ITEM)).build(), DAY);
  }

  private static HitRecord.Builder hit(String... addressees) {
    return HitFixtures.hit("h1", Severity.YELLOW, Instant.parse("2020-09-14T02:00:00Z"))
        .setAddressees(List.of(addressees));
  }
}
